import Calendar
import Foundation
import Kernel
import Storage
import Synchronization

/// The rules in force. Each act asks within its transaction which version that is; what a version says is kept in memory.
package final class RuleBook: Sendable {
    private let defaults: CaseRules
    private let time: @Sendable (Transaction) throws -> WorkingTime
    private let kept: Mutex<CaseRules>

    /// `workingTime`: the city's calendar as it stands in a transaction.
    package init(_ defaults: CaseRules, workingTime: @escaping @Sendable (Transaction) throws -> WorkingTime) {
        self.defaults = defaults
        time = workingTime
        kept = Mutex(defaults)
    }

    /// With a calendar that does not change.
    package convenience init(_ defaults: CaseRules) {
        self.init(defaults) { [time = defaults.workingTime] _ in time }
    }

    /// The city's hours and holidays as they stand.
    package func workingTime(in tx: Transaction) throws -> WorkingTime { try time(tx) }

    package func rules(in tx: Transaction) throws -> CaseRules {
        let version: Int = try StoredRules.version(in: tx)
        var rules: CaseRules = kept.withLock(\.self)
        if rules.version != version {
            rules = try load(version, in: tx)
            kept.withLock { [rules] in $0 = rules }
        }
        rules.workingTime = try time(tx)
        return rules
    }

    private func load(_ version: Int, in tx: Transaction) throws -> CaseRules {
        guard version > 0, let stored = try StoredRules.find(version, in: tx) else { return defaults }
        var rules: CaseRules = defaults
        rules.version = version
        rules.policy = stored.body.policy
        rules.standard = stored.body.standard
        return rules
    }
}

/// A version of the rules as it is stored.
package struct StoredRules: Sendable, Hashable {
    struct Body: Sendable, Hashable, Codable {
        let policy: CasePolicy
        let standard: ServiceStandard
    }

    package let version: Int
    package let at: Instant
    package let author: Identifier<Visitor>?
    let body: Body

    init(version: Int, at: Instant, author: Identifier<Visitor>?, _ rules: CaseRules) {
        self.version = version
        self.at = at
        self.author = author
        body = Body(policy: rules.policy, standard: rules.standard)
    }

    package var policy: CasePolicy { body.policy }
    package var standard: ServiceStandard { body.standard }
}
