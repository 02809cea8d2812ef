import Kernel
import Storage

/// The rules of a table in the order of their page. `key` says where the word for a rule
/// is; with `.hint` behind it, what is to be known about it; with `.sentence`, all of it in one.
package struct RuleParts<Table: RuleTable>: Sendable {
    let key: @Sendable (String) -> String
    let parts: [RulePart<Table>]

    package init(_ key: @escaping @Sendable (String) -> String, _ parts: [RulePart<Table>]) {
        self.key = key
        self.parts = parts
    }

    /// What the form sends, with the version its reader saw.
    package var fields: [Field] { parts.flatMap(\.fields) + [.rulesSeen] }

    package func lines(_ table: Table, _ call: Call) -> [RuleLine] {
        parts.map { part in
            let value: String = part.text(table, call)
            func words(_ ending: String) -> String? {
                let word: String = key(part.name) + ending
                return call.words.has(word) ? call.say(word, ["n": value]) : nil
            }
            return RuleLine(
                name: part.name, label: label(part, call), fault: call.fault(of: part.name), hint: words(".hint"),
                sentence: words(".sentence"), value: value,
                part.draw(table, call))
        }
    }

    /// What the form says, in place of what stood there.
    package func take(_ call: Call) -> @Sendable (inout Table) throws -> Void {
        { table in
            for part in parts { try part.take(&table, call) }
        }
    }

    /// What one version changed of the one before, in words.
    package func changes(from old: Table, to new: Table, _ call: Call) -> [String] {
        parts.compactMap { part in
            let (before, after): (String, String) = (part.text(old, call), part.text(new, call))
            guard before != after else { return nil }
            return call.say("rules.change", ["rule": label(part, call), "old": before, "new": after])
        }
    }

    private func label(_ part: RulePart<Table>, _ call: Call) -> String { call.say(key(part.name)) }
}

/// A rule as its page shows it: in words, and as what is entered.
package struct RuleLine: Sendable {
    let name: String
    let label: String
    /// What is wrong with the list as a whole; a field says it itself.
    let fault: String?
    /// What is to be known about it.
    let hint: String?
    /// The rule and its value in one, where the words have it so.
    let sentence: String?
    let value: String
    let number: FormField?
    let checks: [RuleCheck]
    let hasChecks: Bool
    let amount: FormField?
    let unit: FormField?

    fileprivate init(
        name: String, label: String, fault: String?, hint: String?, sentence: String?, value: String, _ input: RuleInput
    ) {
        self.name = name
        self.fault = fault
        self.label = label
        self.hint = hint
        self.sentence = sentence
        self.value = value
        switch input {
        case .number(let field): (number, checks, amount, unit) = (field, [], nil, nil)
        case .checks(let list): (number, checks, amount, unit) = (nil, list, nil, nil)
        case .amount(let field, let measure): (number, checks, amount, unit) = (nil, [], field, measure)
        }
        hasChecks = !checks.isEmpty
    }
}

/// The rules in force, for somebody who is not a programmer, and what they were before.
package struct RulesPage: Sendable {
    package struct Version: Sendable {
        let number: String
        let since: String
        let by: String?
        let changes: [String]
    }

    let version: Int
    let inForce: String
    let action: String
    let rules: [RuleLine]
    let versions: [Version]
    let hasVersions: Bool
    let mayEdit: Bool

    /// `versions` are the newest first; `names` those of their authors.
    package init<Table: RuleTable>(
        _ parts: RuleParts<Table>, _ versions: [RuleVersion<Table>], _ names: [Identifier<Visitor>: String],
        _ call: Call
    ) {
        let current: RuleVersion<Table> = versions.first ?? .defaults
        version = current.version
        inForce = call.inForce(current.version)
        action = call.path
        rules = parts.lines(current.table, call)
        self.versions = call.versions(versions, names: names) { parts.changes(from: $0, to: $1, call) }
        hasVersions = !versions.isEmpty
        mayEdit = call.mayEditRules
    }
}

extension Call {
    package var mayEditRules: Bool { visitor.officer?.holds(.editRules) ?? false }

    package func inForce(_ version: Int) -> String {
        version == 0 ? say("rules.defaults") : say("rules.inForce", ["n": String(version)])
    }

    /// The versions, the newest first, each with what it changed; `names` are those of their authors.
    package func versions<Table: RuleTable>(
        _ versions: [RuleVersion<Table>], names: [Identifier<Visitor>: String],
        changes: (Table, Table) -> [String]
    ) -> [RulesPage.Version] {
        versions.enumerated().map { index, version in
            let before: Table = index + 1 < versions.count ? versions[index + 1].table : Table()
            return RulesPage.Version(
                number: say("rules.version", ["n": String(version.version)]),
                since: Moments(self).moment(version.since),
                by: version.author.flatMap { names[$0] },
                changes: changes(before, version.table))
        }
    }
}

extension Field {
    /// The version of the rules that was on the page.
    package static let rulesSeen: Field = .integer("_version", 0...1_000_000, required: true)
}
