import Kernel

/// What an import would do to the table: judged as a whole before anything is stored. The file is the whole table: a row
/// that stands today or later and is not in the file ends.
package struct TableDifference: Sendable {
    package struct Addition: Sendable {
        package let line: Int
        package let draft: ResponsibilityDraft
    }

    package struct Alteration: Sendable {
        package let line: Int
        package let row: Responsibility
        package let change: ResponsibilityChange
    }

    package private(set) var added: [Addition] = []
    package private(set) var changed: [Alteration] = []
    package private(set) var ended: [Responsibility] = []
    package private(set) var unchanged = 0
    /// When there is one, nothing is stored.
    package private(set) var faults: [TableFault]

    /// `standing` are the rows that hold on `today` or later.
    package init(_ reading: TableReading, onto standing: [Responsibility], _ names: TableNames, today: Day) {
        faults = reading.faults
        let rows: [TableRow] = reading.lines.compactMap { TableRow($0, names, today: today, &faults) }
        findTwins(rows)
        var left: [[String]: [Responsibility]] = Dictionary(grouping: standing, by: \.scope)
        for row in rows { place(row, among: &left[row.scope, default: []], today) }
        ended = left.values.joined().sorted { $0.id < $1.id }
        faults.sort { ($0.line, $0.kind.rawValue) < ($1.line, $1.kind.rawValue) }
    }

    package var isStored: Bool { faults.isEmpty }
    package var isEmpty: Bool { added.isEmpty && changed.isEmpty && ended.isEmpty }

    private mutating func findTwins(_ rows: [TableRow]) {
        var known: [[String]: [TableRow]] = [:]
        for row in rows {
            let earlier: [TableRow] = known[row.scope] ?? []
            if let twin = earlier.first(where: { $0.draft.validity.overlaps(row.draft.validity) }) {
                faults.append(TableFault(.twice, line: row.line, ["first": String(twin.line)]))
            }
            known[row.scope] = earlier + [row]
        }
    }

    /// A row that begins today or earlier is met by the one that stands today, a later one by the one that begins with it.
    private mutating func place(_ row: TableRow, among standing: inout [Responsibility], _ today: Day) {
        let start: Day = max(row.draft.validity.from ?? today, today)
        let met: Int? = standing.firstIndex {
            start == today ? $0.validity.contains(today) : $0.validity.from == start
        }
        guard let met else {
            var draft: ResponsibilityDraft = row.draft
            if !draft.validity.isEmpty { draft.validity = Validity(from: start, to: draft.validity.to) }
            take(draft.faults, of: row)
            return added.append(Addition(line: row.line, draft: draft))
        }
        let old: Responsibility = standing.remove(at: met)
        guard !row.says(old) else {
            unchanged += 1
            return
        }
        take(row.draft.faults, of: row)
        let change = ResponsibilityChange(
            lead: row.draft.lead, supports: row.draft.supports, ground: row.draft.ground, from: start,
            to: row.draft.validity.to)
        changed.append(Alteration(line: row.line, row: old, change: change))
    }

    private mutating func take(_ wrong: [FieldFault], of row: TableRow) {
        faults += wrong.compactMap { fault in
            TableFault.Kind(rawValue: fault.code).map { TableFault($0, line: row.line, fault.facts) }
        }
    }
}

extension TableRow {
    fileprivate func says(_ row: Responsibility) -> Bool {
        row.lead == draft.lead && row.supports == draft.supports && row.ground == draft.ground
            && row.validity.to == draft.validity.to
    }
}

extension Responsibility {
    fileprivate var scope: [String] { [category?.key ?? "", territory?.key ?? ""] }
}
