import Foundation
import Kernel
import Storage

/// The rules as they were enacted once.
package struct RulesVersion: Sendable, Hashable {
    package let version: Int
    package let since: Instant
    package let table: AssessmentRules
}

extension AssessmentRules {
    /// The city's rules as they stand; the defaults where it has not said otherwise.
    package static func current(in tx: Transaction) throws -> AssessmentRules {
        let body: String? = try tx.value("SELECT body FROM assessment_rules ORDER BY version DESC LIMIT 1")
        return try body.map(read) ?? AssessmentRules()
    }

    /// The newest first.
    static func versions(limit: Int, in tx: Transaction) throws -> [RulesVersion] {
        try tx.all("SELECT version, since, body FROM assessment_rules ORDER BY version DESC LIMIT \(limit)") {
            RulesVersion(version: try $0(at: 0), since: try $0(at: 1), table: try read($0(at: 2)))
        }
    }

    /// Becomes the rules from now on; the earlier ones stay readable.
    func enact(_ version: Int, by author: Author, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO assessment_rules (version, body, since, author)
            VALUES (\(version), \(try text()), \(now), \(author.person))
            """)
    }

    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    private static func read(_ body: String) throws -> AssessmentRules {
        try JSONDecoder().decode(AssessmentRules.self, from: Data(body.utf8))
    }
}
