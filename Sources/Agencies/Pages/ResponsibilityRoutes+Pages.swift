import HTTPTypes
import Kernel
import Site
import Territory

extension AgencyRoutes {
    var responsibilityPages: [Route] {
        [
            .page(
                .get, "/responsibilities", .staff(.viewAgencies), "responsibility.list",
                input: Self.listFields + Field.paging
            ) { call in .page("responsibility-list", try await listPage(call)) },
            .page(
                .get, "/responsibilities.csv", .staff(.viewAgencies), "responsibility.export",
                input: Self.listFields + Field.paging, export),
            .page(
                .post, "/responsibilities", .staff(.editAgencies), "responsibility.add",
                input: Self.rowFields + Self.supportFields,
                form: { call in .page("responsibility-list", try await listPage(call)) }, addRow),
            .page(.get, "/responsibilities/{id}", .staff(.viewAgencies), "responsibility.show", showRow),
            .page(
                .post, "/responsibilities/{id}", .staff(.editAgencies), "responsibility.change",
                input: Self.changeInput + Self.supportFields, form: showRow, changeRow),
            .page(
                .post, "/responsibilities/{id}/end", .staff(.editAgencies), "responsibility.end",
                input: [.day("to")], form: showRow
            ) { call in
                let day: Day = try call.input.optional("to") ?? call.zone.day(of: call.now)
                let row = try await responsibilities.end(rowID(call), on: day, by: call.officer(), once: call.once)
                return .redirect("/responsibilities/\(row.id)", notice: "responsibility.ended")
            },
        ]
    }

    private static let listFields: [Field] = [
        .text("category", max: 400), .text("territory", max: 40), .text("agency", max: 40), .day("on"),
        .text("tryCategory", max: 400), .text("tryTerritory", max: 40),
    ]

    private func addRow(_ call: Call) async throws -> Reply {
        try await responsibilities.add(rowDraft(call), by: call.officer(), once: call.once)
        return .redirect("/responsibilities", notice: "responsibility.added")
    }

    private func changeRow(_ call: Call) async throws -> Reply {
        let row: Responsibility = try await responsibilities.change(
            rowID(call), to: rowChange(call), by: call.officer(), once: call.once)
        return .redirect("/responsibilities/\(row.id)", notice: "responsibility.changed")
    }

    private func showRow(_ call: Call) async throws -> Reply {
        let history: ResponsibilityHistory = try await responsibilities.history(of: rowID(call))
        let table: ResponsibilityTable = try await responsibilities.table(at: call.now)
        return .page("responsibility-row", ResponsibilityRowPage(history, table, try await names(), call))
    }

    private func listPage(_ call: Call) async throws -> ResponsibilityPage {
        let names: PathNames = try await names()
        let table: ResponsibilityTable = try await asked(call)
        let limit: Int = try call.input.optional("limit") ?? 50
        // A form that came back has its own fields, which are no filters.
        let filter = try await call.refused == nil ? rowFilter(call, names) : ResponsibilityFilter(day: table.day)
        let rows: [Responsibility] = try await responsibilities.list(filter, after: place(call), limit: limit + 1)
        let category: String? = try call.input.optional("tryCategory")
        let territory: String? = try call.input.optional("tryTerritory")
        var page = ResponsibilityPage(rows, limit: limit, table, names, call)
        if category != nil || territory != nil {
            let proposal: Proposal = try await trial(table, category, territory, names)
            page.answer = ResponsibilityAnswer(proposal, table, names, call)
        }
        return page
    }

    /// The rows of the filter, in the columns an import takes.
    private func export(_ call: Call) async throws -> Reply {
        let names: PathNames = try await names()
        let table: ResponsibilityTable = try await asked(call)
        let found: [Responsibility] = try await responsibilities.list(rowFilter(call, names), limit: 100_000)
        let rows: [[String]] = found.map { $0.written(table, names) }
        return .csv(
            named: "responsibilities.csv",
            TablePages(header: TableReading.Column.allCases.map(\.rawValue)) { _ in
                TablePages.Page(rows: rows, next: nil)
            })
    }
}

extension Responsibility {
    /// As an import file writes it.
    fileprivate func written(_ table: ResponsibilityTable, _ names: PathNames) -> [String] {
        [
            category.map { names.category($0)?.replacing(" / ", with: "/") ?? $0.key } ?? "*",
            territory.map { names.atlas[path: $0]?.code ?? $0.key } ?? "", lead.mark(table),
            supports.map { $0.mark(table) }.joined(separator: ";"), ground, validity.from?.description ?? "",
            validity.to?.description ?? "",
        ]
    }
}
