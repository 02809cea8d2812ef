import Cases
import Kernel
import Site
import Territory

/// The list of whistles with its filters, all of them in the address.
struct WhistleListPage: Sendable {
    struct Select: Sendable {
        let id: String
        let label: String
        let choices: [Choice]
    }

    struct Choice: Sendable {
        let value: String
        let label: String
        let chosen: Bool
    }

    struct DayField: Sendable {
        let id: String
        let label: String
        let value: String?
    }

    struct View: Sendable {
        let href: String
        let label: String
        let current: Bool
    }

    struct Line: Sendable {
        let href: String
        let grouped: String
        let title: String
        let kind: String
        let look: String
        let state: String
        let clock: WhistleClockMark?
        let raiser: String
        let place: String
        let arrived: String
        let raised: String
        let raisedExact: String
    }

    let views: [View]
    let selects: [Select]
    let days: [DayField]
    let number: String?
    let isFiltered: Bool
    let mayRaise: Bool
    let maySeeFigures: Bool
    let exportPath: String?
    let rows: [Line]
    let hasRows: Bool
    let pager: Pager?
}

extension WhistleRoutes {
    var listPages: [Route] {
        [
            .page(
                .get, "/whistles", Self.access, "whistle.page.list", input: WhistleListQuery.fields,
                form: { call in try await list(call) }
            ) { call in try await list(call) },
            .page(.get, "/whistles.csv", .staff(.exportCases), "whistle.page.export", input: WhistleListQuery.fields) {
                call in try await export(call)
            },
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let officer: Officer = try call.officer()
        let names: WhistleNames = try await names(call)
        let query = try WhistleListQuery(call, names)
        let after: WhistleFile.ID? = try call.input.optional("after", as: String.self).flatMap { WhistleFile.ID($0) }
        let page: WhistlePage = try await desk.list(
            query.filter, after: after, limit: try call.input.optional("limit") ?? 50, by: officer)
        return .page(
            "whistle-list",
            WhistleListPage(
                views: views(query, officer, call), selects: query.selects(names, call), days: query.days(call),
                number: query.text("number"), isFiltered: query.isFiltered, mayRaise: officer.holds(.raiseWhistles),
                maySeeFigures: officer.holds(.viewFigures),
                exportPath: officer.holds(.exportCases) ? query.path("/whistles.csv") : nil,
                rows: page.rows.map { line($0, names, call) }, hasRows: !page.rows.isEmpty,
                pager: pager(page, query, call)))
    }

    private func pager(_ page: WhistlePage, _ query: WhistleListQuery, _ call: Call) -> Pager? {
        let isFirst: Bool = call.queried("after") == nil
        guard page.next != nil || !isFirst else { return nil }
        return Pager(
            summary: call.say("whistle.list.shown", ["count": String(page.rows.count)]),
            previous: isFirst ? nil : query.path(), next: page.next.map { "\(query.path())&after=\($0)" })
    }

    /// What an officer usually asks for: raised by us, called to us, to be judged.
    private func views(_ query: WhistleListQuery, _ officer: Officer, _ call: Call) -> [WhistleListPage.View] {
        var views: [(String, String)] = [("all", "/whistles")]
        if officer.holds(.raiseWhistles) { views.append(("raised", "/whistles?raiser=\(officer.agency)")) }
        if officer.holds(.handleCases) { views.append(("called", "/whistles?called=\(officer.agency)")) }
        if officer.holds(.coordinateWhistles) { views.append(("judge", "/whistles?course=toJudge")) }
        return views.map { name, path in
            WhistleListPage.View(
                href: path, label: call.say("whistle.view.\(name)"),
                current: path == query.path() || path == "/whistles" && !query.isFiltered)
        }
    }

    private func line(_ row: WhistleRow, _ names: WhistleNames, _ call: Call) -> WhistleListPage.Line {
        WhistleListPage.Line(
            href: "/whistles/\(row.number)", grouped: row.number.grouped, title: row.title, kind: call.word(row.kind),
            look: row.state.look, state: call.word(row.state), clock: WhistleClockMark(row.due, call),
            raiser: names.agency(at: row.raiser), place: names.town(row.territory)?.name ?? WhistleNames.unknown,
            arrived: "\(row.arrived)/\(row.called)", raised: call.moments.moment(row.raisedAt),
            raisedExact: call.zone.iso(row.raisedAt))
    }

    private func export(_ call: Call) async throws -> Reply {
        let officer: Officer = try call.officer()
        let names: WhistleNames = try await names(call)
        let query = try WhistleListQuery(call, names)
        let header: [String] = [
            "number", "kind", "state", "title", "raiser", "place", "called", "arrived", "raised", "closed",
        ]
        .map { call.say("whistle.export.\($0)") }
        return .csv(
            named: "whistles.csv",
            TablePages(header: header) { [desk] cursor in
                let after: WhistleFile.ID? = cursor.flatMap { WhistleFile.ID($0.id) }
                let page: WhistlePage = try await desk.list(query.filter, after: after, limit: 500, by: officer)
                return TablePages.Page(
                    rows: page.rows.map { Self.cells($0, names, call) },
                    next: page.next.map { Cursor(key: $0.instant.milliseconds, id: $0.description) })
            })
    }

    private static func cells(_ row: WhistleRow, _ names: WhistleNames, _ call: Call) -> [String] {
        [
            row.number.description, call.word(row.kind), call.word(row.state), row.title, names.agency(at: row.raiser),
            names.place(row.territory), String(row.called), String(row.arrived), call.zone.text(row.raisedAt),
            row.closedAt.map(call.zone.text) ?? "",
        ]
    }
}
