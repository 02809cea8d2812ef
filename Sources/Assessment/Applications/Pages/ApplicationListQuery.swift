import Cases
import Foundation
import Kernel
import Site

/// What the address of a list of applications says.
struct ApplicationListQuery: Sendable {
    let filter: ApplicationFilter
    private let given: [String: String]

    static let fields: [Field] =
        [
            .word("view", ApplicationListView.self), .word("kind", ApplicationKind.self),
            .word("ground", ApplicationGround.self), .word("state", ApplicationState.self), .text("agency", max: 400),
            .day("from"), .day("to"),
        ] + Field.paging

    private static let narrowing: [String] = ["kind", "ground", "state", "agency", "from", "to"]

    init(_ call: Call) throws {
        let input: Input = call.input
        var filter = ApplicationFilter()
        filter.view = try input.optionalWord("view") ?? Self.views(of: call.officer()).first ?? .all
        filter.kind = try input.optionalWord("kind")
        filter.ground = try input.optionalWord("ground")
        filter.state = try input.optionalWord("state")
        filter.agency = try input.optional("agency").map { TreePath(key: $0) }
        filter.filedFrom = try input.optional("from").map { call.zone.instant($0) }
        filter.filedBefore = try input.optional("to", as: Day.self).map { call.zone.instant($0.adding(days: 1)) }
        self.filter = filter
        given = Dictionary(
            Self.narrowing.compactMap { name in call.queried(name).flatMap { $0.isEmpty ? nil : (name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The lists an officer has, the one they begin with first.
    static func views(of officer: Officer) -> [ApplicationListView] {
        var views: [ApplicationListView] = []
        if officer.holds(.judgeApplications) { views.append(.queue) }
        if officer.holds(.handleCases) { views.append(.agency) }
        if officer.holds(.judgeApplications) || officer.holds(.superviseCases) { views.append(.all) }
        return views
    }

    var isFiltered: Bool { !given.isEmpty }

    func text(_ name: String) -> String? { given[name]?.removingPercentEncoding }

    /// The address of the same list, or of the same applications elsewhere.
    func path(_ base: String = "/applications", view: ApplicationListView? = nil) -> String {
        let parts: [String] = Self.narrowing.compactMap { name in given[name].map { "\(name)=\($0)" } }
        return "\(base)?" + (["view=\((view ?? filter.view).rawValue)"] + parts).joined(separator: "&")
    }
}

extension Call {
    /// A value of the address as it stands there.
    fileprivate func queried(_ name: String) -> String? {
        query.split(separator: "&").first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
    }
}

extension ApplicationPosition {
    var cursor: Cursor { Cursor(key: due?.milliseconds ?? 0, id: id.description) }

    init(_ cursor: Cursor, _ view: ApplicationListView) throws(SiteRefusal) {
        guard let id = Application.ID(cursor.id) else { throw .badCursor }
        self.init(due: view == .queue ? Instant(milliseconds: cursor.key) : nil, id: id)
    }

    /// Where the list goes on, as its address says.
    init?(_ call: Call, _ view: ApplicationListView) throws {
        guard let text: String = try call.input.optional("after") else { return nil }
        try self.init(Cursor(text), view)
    }
}
