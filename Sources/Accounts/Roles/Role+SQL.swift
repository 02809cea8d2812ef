import Kernel
import Storage

extension Role {
    init(row: Row) throws {
        let words: String = try row("permissions")
        self.init(
            try row("code"), name: try row("name"),
            Set(words.split(separator: " ").compactMap { Permission(rawValue: String($0)) }))
    }

    /// The defaults, with what the city has changed or added.
    package static func all(in tx: Transaction) throws -> [Role] {
        let own: [Role] = try tx.all("SELECT code, name, permissions FROM role ORDER BY code", Role.init(row:))
        return defaults.map { role in own.first { $0.code == role.code } ?? role }
            + own.filter { role in !defaults.contains { $0.code == role.code } }
    }

    static func open(_ code: String, in tx: Transaction) throws -> Role {
        guard let role = try all(in: tx).first(where: { $0.code == code }) else {
            throw AccountRefusal.unknownRole(code)
        }
        return role
    }

    func save(in tx: Transaction) throws {
        let words: String = permissions.map(\.rawValue).sorted().joined(separator: " ")
        try tx.run(
            """
            INSERT INTO role (code, name, permissions) VALUES (\(code), \(name), \(words))
            ON CONFLICT (code) DO UPDATE SET name = excluded.name, permissions = excluded.permissions
            """)
    }
}
