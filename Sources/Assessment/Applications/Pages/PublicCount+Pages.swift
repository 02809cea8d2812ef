import Cases
import Kernel
import Site

/// 公开计数: what everybody may see of applications to leave cases out of the rates.
struct PublicCountPage: Sendable {
    struct Line: Sendable {
        let month: String
        let agency: String
        let kind: String
        let ground: String
        let filed: String
        let granted: String
        let refused: String
        let overturned: String
    }

    struct Month: Sendable {
        let value: String
        let chosen: Bool
    }

    let asOf: String
    let least: String
    let months: [Month]
    let lines: [Line]
    let hasLines: Bool
    let pager: Pager?

    init(_ counts: PublicCounts, _ months: [Day], chosen: Day?, _ names: AgencyNames, _ call: Call) {
        asOf = call.say("exclusions.asOf", ["moment": call.zone.text(counts.asOf)])
        least = call.say("exclusions.least", ["least": String(counts.least)])
        self.months = months.map { Month(value: $0.monthText, chosen: $0 == chosen) }
        lines = counts.lines.map { line in
            Line(
                month: line.month.monthText, agency: names(line.agency), kind: call.word(line.kind),
                ground: call.word(line.ground), filed: call.tell(line.filed), granted: call.tell(line.granted),
                refused: call.tell(line.refused), overturned: call.tell(line.overturned))
        }
        hasLines = !lines.isEmpty
        let month: String = chosen.map { "month=\($0.monthText)&" } ?? ""
        let summary: String = call.say("exclusions.count", ["n": String(lines.count)])
        pager = counts.next.map { Pager(summary: summary, next: "/public/exclusions?\(month)after=\($0.text)") }
    }
}

extension Call {
    fileprivate func tell(_ count: PublicCount) -> String {
        switch count {
        case .exact(let number): String(number)
        case .fewer(let least): say("exclusions.fewer", ["least": String(least)])
        }
    }
}

extension Day {
    /// `2026-11`.
    var monthText: String { String(description.prefix(7)) }

    init?(month text: String) { self.init("\(text)-01") }
}

extension CountPosition {
    /// As addresses carry it: the agency's path has neither of the separators.
    var text: String {
        "\(month.monthText)_\(kind.rawValue)_\(ground.rawValue)_\(agency.key.replacing("/", with: "~"))"
    }

    init(_ text: String) throws(SiteRefusal) {
        let parts = text.split(separator: "_", maxSplits: 3).map(String.init)
        guard parts.count == 4, let month = Day(month: parts[0]), let kind = ApplicationKind(rawValue: parts[1]),
            let ground = ApplicationGround(rawValue: parts[2])
        else { throw .badCursor }
        let agency = TreePath(key: parts[3].replacing("~", with: "/"))
        self.init(month: month, agency: agency, kind: kind, ground: ground)
    }
}

extension ApplicationRoutes {
    static let publicFields: [Field] = [.text("month", max: 7)] + Field.paging

    var publicPages: [Route] {
        [
            .page(
                .get, "/public/exclusions", .everyone, "exclusions.page", input: Self.publicFields
            ) { call in
                let month: Day? = try Self.month(call)
                return .page(
                    "public-exclusions",
                    PublicCountPage(
                        try await publicCounts(call), try await counts.months(), chosen: month, try await names(call),
                        call))
            }
        ]
    }

    func publicCounts(_ call: Call) async throws -> PublicCounts {
        let after: String? = try call.input.optional("after")
        return try await counts.counts(
            of: Self.month(call), after: after.map { try CountPosition($0) },
            limit: try call.input.optional("limit") ?? 100)
    }

    private static func month(_ call: Call) throws -> Day? {
        guard let text: String = try call.input.optional("month") else { return nil }
        guard let month = Day(month: text) else { throw InvalidInput("month", "noSuchDay") }
        return month
    }
}
