import Foundation
import Kernel

extension RuleVersion {
    /// The number of those in force; 0 are the defaults.
    package static func number(in tx: Transaction) throws -> Int {
        let name: String = Table.key.name
        return try tx.value("SELECT MAX(version) FROM rule_version WHERE name = \(name)", as: Int?.self)
            .flatMap(\.self) ?? 0
    }

    package static func current(in tx: Transaction) throws -> Self {
        let name: String = Table.key.name
        return try tx.first(
            """
            SELECT version, since, author, body FROM rule_version WHERE name = \(name)
            ORDER BY version DESC LIMIT 1
            """, Self.init(row:)) ?? .defaults
    }

    /// The newest first; the defaults are none of them.
    package static func all(in tx: Transaction) throws -> [Self] {
        let name: String = Table.key.name
        return try tx.all(
            "SELECT version, since, author, body FROM rule_version WHERE name = \(name) ORDER BY version DESC",
            Self.init(row:))
    }

    func insert(in tx: Transaction) throws {
        let added: Int = try tx.run(
            """
            INSERT INTO rule_version (name, version, since, author, body)
            VALUES (\(Table.key.name), \(version), \(since), \(author), \(try text()))
            ON CONFLICT (name, version) DO NOTHING
            """)
        guard added == 1 else { throw StorageFault.conflict }
    }

    /// As the log and the table keep it.
    package func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(table), as: UTF8.self)
    }

    private init(row: Row) throws {
        let body: String = try row(at: 3)
        self.init(
            version: try row(at: 0), since: try row(at: 1), author: try row(at: 2),
            table: try Self.table(Data(body.utf8)))
    }

    /// A rule that a later release has added has its default in versions from before.
    private static func table(_ body: Data) throws -> Table {
        do { return try JSONDecoder().decode(Table.self, from: body) } catch DecodingError.keyNotFound {
            let defaults: Any = try JSONSerialization.jsonObject(with: JSONEncoder().encode(Table()))
            let whole: Any = merged(try JSONSerialization.jsonObject(with: body), over: defaults)
            return try JSONDecoder().decode(Table.self, from: JSONSerialization.data(withJSONObject: whole))
        }
    }

    private static func merged(_ stored: Any, over defaults: Any) -> Any {
        guard let stored = stored as? [String: Any], let defaults = defaults as? [String: Any] else { return stored }
        return defaults.merging(stored) { merged($1, over: $0) }
    }
}
