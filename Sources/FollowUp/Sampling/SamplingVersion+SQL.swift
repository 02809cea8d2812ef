import Foundation
import Kernel
import Storage

extension SamplingVersion {
    /// All versions, the first to the last.
    static func all(in tx: Transaction) throws -> [SamplingVersion] {
        let own: [SamplingVersion] = try tx.all(
            "SELECT version, since, body FROM follow_up_rules ORDER BY version"
        ) { row in
            let body: String = try row(at: 2)
            return SamplingVersion(
                version: try row(at: 0), since: try row(at: 1),
                rules: try JSONDecoder().decode(SamplingRules.self, from: Data(body.utf8)))
        }
        return [.first] + own
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            "INSERT INTO follow_up_rules (version, since, body) VALUES (\(version), \(since), \(try rules.text()))")
    }
}

extension SamplingRules {
    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
