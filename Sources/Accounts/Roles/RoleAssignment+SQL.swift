import Kernel
import Storage

extension RoleAssignment {
    init(row: Row) throws {
        let scope = RoleScope(
            try row("role"), node: try row("node"), category: try row("category"), agency: try row("agency"))
        self.init(id: try row("id"), account: try row("account"), scope: scope, givenAt: try row("given_at"))
    }

    private static let columns: SQL = "id, account, role, node, category, agency, given_at"

    package static func of(_ account: Account.ID, in tx: Transaction) throws -> [RoleAssignment] {
        try tx.all(
            "SELECT \(sql: columns) FROM role_assignment WHERE account = \(account) ORDER BY id",
            RoleAssignment.init(row:))
    }

    static func of(_ accounts: [Account.ID], in tx: Transaction) throws -> [Account.ID: [RoleAssignment]] {
        let all: [RoleAssignment] = try tx.all(
            "SELECT \(sql: columns) FROM role_assignment WHERE account IN \(list: accounts) ORDER BY id",
            RoleAssignment.init(row:))
        return Dictionary(grouping: all, by: \.account)
    }

    static func find(_ id: ID, in tx: Transaction) throws -> RoleAssignment? {
        try tx.first("SELECT \(sql: columns) FROM role_assignment WHERE id = \(id)", RoleAssignment.init(row:))
    }

    /// Who holds the role, to see whether a change of the role fits what else they hold.
    static func holders(of role: String, in tx: Transaction) throws -> [Account.ID] {
        try tx.all("SELECT DISTINCT account FROM role_assignment WHERE role = \(role)") { try $0("account") }
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO role_assignment (\(sql: Self.columns)) VALUES (\(id), \(account), \(scope.role),
                \(scope.node), \(scope.category), \(scope.agency), \(givenAt))
            """)
    }

    func delete(in tx: Transaction) throws { try tx.run("DELETE FROM role_assignment WHERE id = \(id)") }
}
