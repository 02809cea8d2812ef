import Agencies
import Foundation
import Kernel
import Site
import Territory

/// What the address of a list says: its filters and its order.
struct ListQuery: Sendable {
    let filter: CaseFilter
    let sort: CaseSort
    /// The words of the address that narrow the list, as they were given.
    private let given: [String: String]

    static let fields: [Field] =
        [
            .text("number", max: 40), .word("state", CaseState.self), .word("kind", CaseKind.self),
            .text("category", max: 60), .text("territory", max: 60), .id("agency"),
            Field("due", .word(["open", "overdue"])), .day("from"), .day("to"), .word("sort", CaseSort.self),
        ] + Field.paging

    private static let narrowing: [String] = [
        "number", "state", "kind", "category", "territory", "agency", "due", "from", "to",
    ]

    init(_ call: Call, _ names: CaseNames) throws {
        let input: Input = call.input
        var filter = CaseFilter()
        if let number: String = try input.optional("number") { filter.number = try CaseNumber(reading: number) }
        if let state: CaseState = try input.optionalWord("state") { filter.states = [state] }
        filter.kind = try input.optionalWord("kind")
        filter.category = try call.category()
        filter.territory = try input.optional("territory").flatMap { names.atlas.place(written: $0)?.path }
        filter.handler = try input.optional("agency").flatMap { names.agencies[$0]?.path }
        let due: String? = try input.optional("due")
        filter.isOpen = due != nil
        if due == "overdue" { filter.dueBefore = call.now }
        filter.createdFrom = try input.optional("from").map { call.zone.instant($0) }
        filter.createdBefore = try input.optional("to", as: Day.self).map { call.zone.instant($0.adding(days: 1)) }
        self.filter = filter
        sort = try input.optionalWord("sort") ?? .newest
        given = Dictionary(
            Self.narrowing.compactMap { name in call.queried(name).flatMap { $0.isEmpty ? nil : (name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    var isFiltered: Bool { !given.isEmpty }

    func text(_ name: String) -> String? { given[name]?.removingPercentEncoding }

    /// The address of the same list, or of the same cases elsewhere.
    func path(_ base: String = "/cases", sort: CaseSort? = nil) -> String {
        let parts: [String] = Self.narrowing.compactMap { name in given[name].map { "\(name)=\($0)" } }
        return "\(base)?" + (parts + ["sort=\((sort ?? self.sort).rawValue)"]).joined(separator: "&")
    }

    func days(_ call: Call) -> [CaseListPage.DayField] {
        ["from", "to"].map { CaseListPage.DayField(id: $0, label: call.say("page.list.\($0)"), value: text($0)) }
    }

    func selects(_ names: CaseNames, _ call: Call) -> [CaseListPage.Select] {
        let agencies: [Agency] = names.agencies.values.sorted { $0.path < $1.path }
        let places: [Place] = names.atlas.places.filter { $0.level == .district || $0.level == .town }
        let due = ["open", "overdue"].map { ($0, call.say("page.list.due.\($0)")) }
        return [
            select("state", call.options(CaseState.self, "state"), call),
            select("due", due, call), select("kind", call.options(CaseKind.self, "kind"), call),
            select(
                "category",
                names.categories.current.filter { $0.path.depth <= 2 }.map {
                    ($0.path.key, names.wholeCategory($0.path))
                }, call),
            select("territory", places.map { ($0.code, names.shortPlace($0)) }, call),
            select("agency", agencies.map { ($0.id.description, $0.name) }, call),
        ]
    }

    private func select(
        _ name: String, _ options: [(value: String, label: String)], _ call: Call
    ) -> CaseListPage.Select {
        let current: String? = text(name)
        return CaseListPage.Select(
            id: name, label: call.say("page.list.\(name)"), any: call.say("page.list.any"),
            choices: options.map {
                CaseListPage.FormChoice(value: $0.value, label: $0.label, chosen: $0.value == current)
            })
    }
}
