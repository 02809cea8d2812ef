import Calendar
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
        let version: Int = try RuleVersion<CaseRuleTable>.number(in: tx)
        var rules: CaseRules = kept.withLock(\.self)
        if rules.version != version {
            rules = version == 0 ? defaults : CaseRules(try .current(in: tx), workingTime: defaults.workingTime)
            kept.withLock { [rules] in $0 = rules }
        }
        rules.workingTime = try time(tx)
        return rules
    }
}

extension CaseRules {
    fileprivate init(_ stored: RuleVersion<CaseRuleTable>, workingTime: WorkingTime) {
        self.init(workingTime: workingTime)
        version = stored.version
        policy = stored.table.policy
        standard = stored.table.standard
    }
}
