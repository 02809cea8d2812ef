import Kernel
import Site

/// The pages and endpoints about working time.
package struct CalendarRoutes: Sendable {
    let desk: CalendarDesk

    package init(_ desk: CalendarDesk) { self.desk = desk }

    package var routes: [Route] { pages + api }

    package static let menu: [MenuItem] = [MenuItem("menu.calendar", "/calendar", .staff(.editRules))]

    static let trialFields: [Field] = [
        .integer("limit", 1...1_000), .word("measure", Limit.Measure.self),
    ]

    static let hoursFields: [Field] =
        WeeklyHours.fields.map { .text($0, max: 100) } + [.day("from", required: true)]

    static let years: ClosedRange<Int> = 1_990...2_200

    /// What the pages of import and its endpoint take; a file, or its text.
    static let importFields: [Field] = [
        .text("content", max: CalendarDesk.largestFile), .integer("version", 0...1_000_000_000),
    ]
}

extension CalendarRoutes {
    func year(_ call: Call) throws -> Int {
        let text: String = try call.parameter("year")
        guard text.utf8.count == 4, let year = Int(text) else { throw SiteRefusal.notFound }
        return year
    }

    func limit(_ call: Call) throws -> Limit {
        Limit(try call.input.optional("limit") ?? 1, try call.input.optionalWord("measure") ?? .days)
    }

    func hours(_ call: Call) throws -> WeeklyHours {
        try WeeklyHours(texts: WeeklyHours.fields.map { try call.input.optional($0) ?? "" })
    }

    func file(_ call: Call) throws -> [UInt8] {
        if let upload = call.uploads.first(where: { $0.field == "file" }) { return upload.bytes }
        return (try call.input.optional("content") as String?).map { Array($0.utf8) } ?? []
    }
}
