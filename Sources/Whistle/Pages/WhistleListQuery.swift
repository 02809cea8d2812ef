import Agencies
import Foundation
import Kernel
import Site
import Territory

/// What the address of a list of whistles says.
struct WhistleListQuery: Sendable {
    let filter: WhistleFilter
    /// The words of the address that narrow the list, as they were given.
    private let given: [String: String]

    static let fields: [Field] =
        [
            .text("number", max: 40), .word("state", WhistleState.self), .word("kind", WhistleKind.self),
            .word("course", WhistleCourse.self), .text("territory", max: 60), .id("raiser"), .id("called"),
            .day("from"),
            .day("to"),
        ] + Field.paging

    private static let narrowing = ["number", "state", "kind", "course", "territory", "raiser", "called", "from", "to"]

    init(_ call: Call, _ names: WhistleNames) throws {
        let input: Input = call.input
        var filter = WhistleFilter()
        if let number: String = try input.optional("number") { filter.number = try WhistleNumber(reading: number) }
        if let state: WhistleState = try input.optionalWord("state") { filter.states = [state] }
        filter.kind = try input.optionalWord("kind")
        filter.course = try input.optionalWord("course")
        filter.territory = try input.optional("territory").flatMap { names.atlas.place(written: $0)?.path }
        filter.raiser = try input.optional("raiser").flatMap { names.agencies[$0]?.path }
        filter.called = try input.optional("called").flatMap { names.agencies[$0]?.path }
        filter.raisedFrom = try input.optional("from").map { call.zone.instant($0) }
        filter.raisedBefore = try input.optional("to", as: Day.self).map { call.zone.instant($0.adding(days: 1)) }
        self.filter = filter
        given = Dictionary(
            Self.narrowing.compactMap { name in call.queried(name).flatMap { $0.isEmpty ? nil : (name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    var isFiltered: Bool { !given.isEmpty }

    func text(_ name: String) -> String? { given[name]?.removingPercentEncoding }

    /// The address of the same list, or of the same whistles elsewhere.
    func path(_ base: String = "/whistles") -> String {
        let parts: [String] = Self.narrowing.compactMap { name in given[name].map { "\(name)=\($0)" } }
        return parts.isEmpty ? base + "?" : base + "?" + parts.joined(separator: "&")
    }

    func days(_ call: Call) -> [WhistleListPage.DayField] {
        ["from", "to"].map { WhistleListPage.DayField(id: $0, label: call.say("whistle.list.\($0)"), value: text($0)) }
    }

    func selects(_ names: WhistleNames, _ call: Call) -> [WhistleListPage.Select] {
        let places: [Place] = names.atlas.places.filter { $0.level == .district || $0.level == .town }
        let agencies: [Agency] = names.agencies.values.sorted { $0.path < $1.path }
        return [
            select("state", WhistleState.allCases.map { ($0.rawValue, call.word($0)) }, call),
            select("kind", WhistleKind.allCases.map { ($0.rawValue, call.word($0)) }, call),
            select("course", WhistleCourse.allCases.map { ($0.rawValue, call.word($0)) }, call),
            select("territory", places.map { ($0.code, names.place($0.path)) }, call),
            select("raiser", agencies.map { ($0.id.description, $0.name) }, call),
            select("called", agencies.map { ($0.id.description, $0.name) }, call),
        ]
    }

    private func select(
        _ name: String, _ options: [(value: String, label: String)], _ call: Call
    ) -> WhistleListPage.Select {
        let current: String? = text(name)
        return WhistleListPage.Select(
            id: name, label: call.say("whistle.list.\(name)"),
            choices: options.map { .init(value: $0.value, label: $0.label, chosen: $0.value == current) })
    }
}
