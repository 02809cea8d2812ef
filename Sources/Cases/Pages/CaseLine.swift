import Kernel
import Site

/// A row of a list of cases.
struct CaseLine: Sendable {
    let grouped: String
    let href: String
    let summary: String
    let tags: [TagMark]
    let state: String
    let stateWord: String
    let clock: ClockMark?
    let category: String
    let place: String
    let agency: String
    let created: String
    let createdExact: String
    let current: Bool

    init(_ row: CaseRow, _ names: CaseNames, _ call: Call, from trail: SeatTrail = .none, current: CaseNumber? = nil) {
        grouped = row.number.grouped
        href = "/cases/\(row.number)\(trail.query)"
        summary = row.summary.summary.isEmpty ? row.number.grouped : row.summary.summary
        tags = CaseTags.of(row.urgency, row.standing, call)
        state = row.state.rawValue
        stateWord = call.word(row.state).capitalFirst
        clock = ClockMark(row.due, call)
        category = names.category(row.category)
        place = names.nearPlace(row.territory)
        agency = names.agency(at: row.handler)
        created = call.moments.moment(row.createdAt)
        createdExact = call.zone.iso(row.createdAt)
        self.current = row.number == current
    }
}

/// The table of a list; the sort addresses are nil where the order is fixed.
struct CaseTable: Sendable {
    let caption: String
    let rows: [CaseLine]
    var sortByNumber: String?
    var sortedByNumber: String?
    var sortByDue: String?
    var sortedByDue: String?
}

extension CasePosition {
    var cursor: Cursor { Cursor(key: due?.milliseconds ?? 0, id: id.description) }

    /// Where the list goes on, as its address says.
    init?(_ call: Call, _ sort: CaseSort) throws {
        guard let text: String = try call.input.optional("after") else { return nil }
        try self.init(Cursor(text), sort)
    }

    init(_ cursor: Cursor, _ sort: CaseSort) throws(SiteRefusal) {
        guard let id = Case.ID(cursor.id) else { throw .badCursor }
        self.init(due: sort == .due ? Instant(milliseconds: cursor.key) : nil, id: id)
    }
}
