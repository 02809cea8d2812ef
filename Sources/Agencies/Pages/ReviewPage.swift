import Kernel
import Site
import Territory

/// What is wrong with the table, by kind of fault.
struct ReviewPage: Sendable {
    struct Item: Sendable {
        let rows: [ResponsibilityLine]
        /// Places, rows or agencies it is about.
        let about: String?
    }

    struct Section: Sendable {
        let title: String
        let count: String
        let items: [Item]
        let more: String?
    }

    let sections: [Section]
    let isClean: Bool

    private static let shown = 100

    init(
        _ review: ResponsibilityReview, _ coming: [Responsibility], _ table: ResponsibilityTable, _ names: PathNames,
        _ call: Call
    ) {
        let words = ReviewWords(coming, table, names, call)
        let groups = Dictionary(grouping: review.conflicts, by: \.code)
        sections = Self.order.compactMap { code in
            guard let found = groups[code] else { return nil }
            let items: [Item] = found.prefix(Self.shown).map { conflict in
                Item(rows: words.lines(conflict.rows), about: words.about(conflict))
            }
            let rest: Int = found.count - items.count
            return Section(
                title: call.say("agency.conflict.\(code)"), count: String(found.count), items: items,
                more: rest > 0 ? call.say("responsibility.more", ["n": String(rest)]) : nil)
        }
        isClean = sections.isEmpty
    }

    private static let order: [String] = [
        "noSuchAgency", "noSuchSupport", "sameScope", "shadowed", "noneOfKind", "unserved", "severalOfKind",
    ]
}

/// Says what a fault of the table is about.
private struct ReviewWords {
    let rows: [Responsibility.ID: Responsibility]
    let table: ResponsibilityTable
    let names: PathNames
    let call: Call

    private static let shownPlaces = 12

    init(_ coming: [Responsibility], _ table: ResponsibilityTable, _ names: PathNames, _ call: Call) {
        rows = Dictionary(coming.map { ($0.id, $0) }) { first, _ in first }
        self.table = table
        self.names = names
        self.call = call
    }

    func lines(_ ids: [Responsibility.ID]) -> [ResponsibilityLine] {
        ids.compactMap { rows[$0] }.map { ResponsibilityLine($0, table, names, call) }
    }

    func about(_ conflict: ResponsibilityConflict) -> String? {
        switch conflict {
        case .severalOfKind(_, let agencies):
            return agencies.compactMap { table.agencies[$0]?.name }.joined(separator: "; ")
        case .unserved(_, let kind, let places):
            let shown: [String] = places.prefix(Self.shownPlaces).map { names.place($0) ?? $0.key }
            return call.say(
                "responsibility.unservedIn",
                ["kind": "@\(kind.word)", "n": String(places.count), "places": shown.joined(separator: "; ")])
        case .shadowed(_, let by):
            let winners: [String] = lines(by).map { "\($0.category) · \($0.territory) · \($0.holder)" }
            return call.say("responsibility.shadowedBy", ["rows": winners.joined(separator: "; ")])
        case .sameScope, .noSuchAgency, .noSuchSupport, .noneOfKind: return nil
        }
    }
}
