import Agencies
import Cases
import Foundation
import Kernel
import Site

/// The list of applications with its views and filters, all of them in the address.
struct ApplicationListPage: Sendable {
    struct View: Sendable {
        let href: String
        let label: String
        let current: Bool
    }

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

    let views: [View]
    let view: String
    let hint: String
    let selects: [Select]
    let days: [DayField]
    let isFiltered: Bool
    let clear: String
    let export: String
    let rows: [ApplicationLine]
    let hasRows: Bool
    let pager: Pager?
}

extension ApplicationRoutes {
    var listPages: [Route] {
        [
            .page(
                .get, "/applications", .staffWithOne(of: Self.readers), "application.list",
                input: ApplicationListQuery.fields, form: { call in try await list(call) }
            ) { call in try await list(call) },
            .page(
                .get, "/applications.csv", .staffWithOne(of: Self.readers), "application.export",
                input: ApplicationListQuery.fields
            ) { call in try await export(call) },
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let officer: Officer = try call.officer()
        let names: AgencyNames = try await names(call)
        let query = try ApplicationListQuery(call)
        let view: ApplicationListView = query.filter.view
        let page: ApplicationPage = try await desk.list(
            query.filter, after: ApplicationPosition(call, view), limit: try call.input.optional("limit") ?? 50,
            by: officer)
        let next: String? = page.next.map { query.path() + "&after=\($0.cursor.text)" }
        let rows: [ApplicationLine] = page.rows.map {
            ApplicationLine($0, names, view == .queue ? $0.stake(of: officer) : nil, call)
        }
        return .page(
            "application-list",
            ApplicationListPage(
                views: ApplicationListQuery.views(of: officer).map {
                    .init(
                        href: "/applications?view=\($0.rawValue)", label: call.say("application.view.\($0.rawValue)"),
                        current: $0 == view)
                },
                view: view.rawValue, hint: call.say("application.view.\(view.rawValue).hint"),
                selects: query.selects(names, call), days: query.days(call), isFiltered: query.isFiltered,
                clear: "/applications?view=\(view.rawValue)", export: query.path("/applications.csv"), rows: rows,
                hasRows: !rows.isEmpty,
                pager: Pager(summary: call.say("application.count", ["n": String(rows.count)]), next: next)))
    }

    private func export(_ call: Call) async throws -> Reply {
        let officer: Officer = try call.officer()
        let names: AgencyNames = try await names(call)
        let query = try ApplicationListQuery(call)
        _ = try await desk.list(query.filter, limit: 1, by: officer)
        let header: [String] = Self.columns.map { call.say("application.column.\($0)") }
        return .csv(
            named: "applications.csv",
            TablePages(header: header) { [desk] cursor in
                let position = try cursor.map { try ApplicationPosition($0, query.filter.view) }
                let page = try await desk.list(query.filter, after: position, limit: 500, by: officer)
                return TablePages.Page(rows: page.rows.map { $0.cells(names, call) }, next: page.next?.cursor)
            })
    }

    private static let columns: [String] = ["number", "kind", "ground", "state", "agency", "filed", "due", "judged"]
}

extension ApplicationRow {
    fileprivate func cells(_ names: AgencyNames, _ call: Call) -> [String] {
        [
            number.description, call.word(kind), call.word(ground),
            StateMark(state, isOverturned: overturnedAt != nil, call).word, names(agency), call.zone.text(filedAt),
            due.map(call.zone.text) ?? "", judgedAt.map(call.zone.text) ?? "",
        ]
    }
}

extension ApplicationListQuery {
    fileprivate func days(_ call: Call) -> [ApplicationListPage.DayField] {
        ["from", "to"].map { .init(id: $0, label: call.say("application.filter.\($0)"), value: text($0)) }
    }

    fileprivate func selects(_ names: AgencyNames, _ call: Call) -> [ApplicationListPage.Select] {
        [
            select("kind", ApplicationKind.allCases.map { ($0.rawValue, call.word($0)) }, call),
            select("state", ApplicationState.allCases.map { ($0.rawValue, call.word($0)) }, call),
            select("ground", ApplicationGround.allCases.map { ($0.rawValue, call.word($0)) }, call),
            select("agency", names.all.map { ($0.path.key, $0.name) }, call),
        ]
    }

    private func select(_ name: String, _ options: [(String, String)], _ call: Call) -> ApplicationListPage.Select {
        let current: String? = text(name)
        return ApplicationListPage.Select(
            id: name, label: call.say("application.column.\(name)"),
            choices: options.map { .init(value: $0.0, label: $0.1, chosen: $0.0 == current) })
    }
}
