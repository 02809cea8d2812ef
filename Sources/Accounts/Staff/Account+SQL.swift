import Agencies
import Kernel
import Storage

extension Account.State: Storable {}
extension PasswordHash: Storable {}

extension Account {
    init(row: Row) throws {
        self.init(
            id: try row("id"), login: try row("login"), name: try row("name"), agency: try row("agency"),
            state: try row("state"), password: try row("password"), passwordSetAt: try row("password_set_at"),
            mustChangePassword: try row("must_change"), failures: try row("failures"),
            lockedUntil: try row("locked_until"), createdAt: try row("created_at"), version: try row("version"))
    }

    private static let columns: SQL = """
        id, login, name, agency, state, password, password_set_at, must_change, failures, locked_until, created_at,
        version
        """

    package static func find(_ id: ID, in tx: Transaction) throws -> Account? {
        try tx.first("SELECT \(sql: columns) FROM account WHERE id = \(id)", Account.init(row:))
    }

    package static func find(login: String, in tx: Transaction) throws -> Account? {
        try tx.first("SELECT \(sql: columns) FROM account WHERE login = \(login)", Account.init(row:))
    }

    /// What people are called, for those who only carry their ids.
    package static func names(of ids: [ID], in tx: Transaction) throws -> [ID: String] {
        let pairs: [(ID, String)] = try tx.all("SELECT id, name FROM account WHERE id IN \(list: ids)") {
            (try $0(at: 0), try $0(at: 1))
        }
        return Dictionary(pairs) { first, _ in first }
    }

    static func open(_ id: ID, in tx: Transaction) throws -> Account {
        let found: Account? = try tx.first(
            "SELECT \(sql: columns) FROM account WHERE id = \(id) \(sql: tx.forUpdate)", Account.init(row:))
        guard let found else { throw AccountRefusal.unknownAccount }
        return found
    }

    static func list(_ filter: AccountFilter, after login: String, limit: Int, in tx: Transaction) throws -> [Account] {
        try tx.all(listing(filter, after: login, limit: limit), Account.init(row:))
    }

    package static func listing(_ filter: AccountFilter, after login: String, limit: Int) -> SQL {
        var parts: [SQL] = ["login > \(login)"]
        if let state = filter.state { parts.append("state = \(state)") }
        if let prefix = filter.prefix { parts.append("login >= \(prefix) AND login < \(prefix + "\u{7f}")") }
        if let path = filter.agency {
            parts.append(
                """
                EXISTS (SELECT 1 FROM agency a
                    WHERE a.id = account.agency AND a.path >= \(path) AND a.path < \(path.upper))
                """)
        }
        if let role = filter.role {
            parts.append("EXISTS (SELECT 1 FROM role_assignment r WHERE r.role = \(role) AND r.account = account.id)")
        }
        return """
            SELECT \(sql: columns) FROM account
            WHERE \(sql: SQL.joined(parts, by: "AND")) ORDER BY login LIMIT \(limit)
            """
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO account (id, login, name, agency, state, password, password_set_at, must_change, failures,
                locked_until, created_at, version)
            VALUES (\(id), \(login), \(name), \(agency), \(state), \(password), \(passwordSetAt),
                \(mustChangePassword), \(failures), \(lockedUntil), \(createdAt), \(version))
            """)
    }

    func update(in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE account SET name = \(name), agency = \(agency), state = \(state), password = \(password),
                password_set_at = \(passwordSetAt), must_change = \(mustChangePassword), failures = \(failures),
                locked_until = \(lockedUntil), version = \(version)
            WHERE id = \(id)
            """)
    }

    /// The passwords before this one, the newest first.
    func formerPasswords(limit: Int, in tx: Transaction) throws -> [PasswordHash] {
        try tx.all(
            "SELECT password FROM former_password WHERE account = \(id) ORDER BY set_at DESC LIMIT \(limit)"
        ) { try $0("password") }
    }

    func rememberPassword(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO former_password (account, set_at, password) VALUES (\(id), \(passwordSetAt), \(password))
            ON CONFLICT (account, set_at) DO NOTHING
            """)
    }
}

/// Which accounts a list shows; nil leaves a side open.
package struct AccountFilter: Sendable, Equatable {
    package var agency: TreePath?
    package var state: Account.State?
    package var role: String?
    /// How the login name begins.
    package var prefix: String?

    package init(
        agency: TreePath? = nil, state: Account.State? = nil, role: String? = nil, prefix: String? = nil
    ) {
        self.agency = agency
        self.state = state
        self.role = role
        self.prefix = prefix
    }
}
