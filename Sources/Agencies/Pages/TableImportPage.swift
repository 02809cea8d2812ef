import Kernel
import Site

/// The form, and what the last file would do to the table.
struct TableImportPage: Sendable {
    struct Fault: Sendable {
        let line: String
        let detail: String
    }

    /// A row as it would be, and as it is.
    struct Item: Sendable {
        let line: String
        let row: ResponsibilityLine
        let before: ResponsibilityLine?
    }

    struct Difference: Sendable {
        let summary: String
        let added: [Item]
        let changed: [Item]
        let ended: [ResponsibilityLine]
        let isEmpty: Bool
        let text: String
        let revision: Int
    }

    struct Names {
        let table: ResponsibilityTable
        let paths: PathNames
        let call: Call

        func line(_ row: Responsibility) -> ResponsibilityLine { ResponsibilityLine(row, table, paths, call) }
    }

    let fileError: String?
    private(set) var refused: String?
    private(set) var wrong: [Fault] = []
    private(set) var hasFaults = false
    private(set) var difference: Difference?

    init(_ call: Call) { fileError = call.fault(of: "file") }

    mutating func show(_ judged: JudgedTable, text: String, with names: Names) {
        let found: TableDifference = judged.difference
        wrong = found.faults.map { fault in
            Fault(
                line: fault.line == 0 ? "—" : String(fault.line),
                detail: names.call.say("responsibility.fault.\(fault.kind.rawValue)", fault.facts))
        }
        hasFaults = !wrong.isEmpty
        guard found.isStored else {
            refused = names.call.say("responsibility.import.refused", ["n": String(wrong.count)])
            return
        }
        difference = Difference(
            summary: names.call.say("responsibility.import.summary", Self.counts(found)),
            added: found.added.map { Item(line: String($0.line), row: names.line($0.draft.preview), before: nil) },
            changed: found.changed.map {
                Item(line: String($0.line), row: names.line($0.preview), before: names.line($0.row))
            },
            ended: found.ended.map(names.line), isEmpty: found.isEmpty, text: text, revision: judged.revision)
    }

    private static func counts(_ found: TableDifference) -> [String: String] {
        [
            "added": String(found.added.count), "changed": String(found.changed.count),
            "ended": String(found.ended.count), "unchanged": String(found.unchanged),
        ]
    }
}

extension ResponsibilityDraft {
    /// The row it would become, to be shown.
    fileprivate var preview: Responsibility {
        Responsibility(
            id: Responsibility.ID(high: 0, low: 0), category: category, territory: territory, lead: lead,
            supports: supports, ground: ground, validity: validity, origin: .imported)
    }
}

extension TableDifference.Alteration {
    fileprivate var preview: Responsibility {
        Responsibility(
            id: row.id, category: row.category, territory: row.territory, lead: change.lead,
            supports: change.supports, ground: change.ground, validity: Validity(from: change.from, to: change.to),
            origin: .imported)
    }
}
