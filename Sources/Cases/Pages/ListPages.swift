import Kernel
import Site

/// The list of cases with its filters, all of them in the address.
struct CaseListPage: Sendable {
    struct Select: Sendable {
        let id: String
        let label: String
        let any: String
        let choices: [FormChoice]
    }

    struct FormChoice: Sendable {
        let value: String
        let label: String
        let chosen: Bool
    }

    struct DayField: Sendable {
        let id: String
        let label: String
        let value: String?
    }

    let number: String?
    let selects: [Select]
    let days: [DayField]
    let sort: String
    let isFiltered: Bool
    let exportPath: String?
    let table: CaseTable?
    let pager: Pager?
}

extension CaseSeats {
    var listPages: [Route] {
        [
            .page(
                .get, "/cases", .staff(.viewCases), "case.page.list", input: ListQuery.fields,
                form: { call in try await list(call) }
            ) { call in try await list(call) },
            .page(.get, "/cases.csv", .staff(.exportCases), "case.page.export", input: ListQuery.fields) { call in
                try await export(call)
            },
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let officer: Officer = try call.officer()
        let names: CaseNames = try await names(call)
        let query = try ListQuery(call, names)
        let page: CasePage = try await desk.list(
            query.filter, query.sort, after: CasePosition(call, query.sort),
            limit: try call.input.optional("limit") ?? 50, by: officer)
        var table = CaseTable(
            caption: call.say("page.list.title"), rows: page.rows.map { CaseLine($0, names, call) })
        table.sortByNumber = query.path(sort: query.sort == .newest ? .oldest : .newest)
        table.sortedByNumber = query.sort == .newest ? "descending" : query.sort == .oldest ? "ascending" : nil
        table.sortByDue = query.path(sort: .due)
        table.sortedByDue = query.sort == .due ? "ascending" : nil
        return .page(
            "case-list",
            CaseListPage(
                number: query.text("number"), selects: query.selects(names, call), days: query.days(call),
                sort: query.sort.rawValue, isFiltered: query.isFiltered,
                exportPath: officer.holds(.exportCases) ? query.path("/cases.csv") : nil,
                table: page.rows.isEmpty ? nil : table, pager: pager(page, query.path(), call)))
    }

    private func export(_ call: Call) async throws -> Reply {
        let officer: Officer = try call.officer()
        let names: CaseNames = try await names(call)
        let query = try ListQuery(call, names)
        try CaseSeats.mustExport(officer)
        let header: [String] = ExportRow.columns.map { call.say("page.export.\($0)") }
        return .csv(
            named: "cases.csv",
            TablePages(header: header) { [desk] cursor in
                let position: CasePosition? = try cursor.map { try CasePosition($0, query.sort) }
                let page: CasePage = try await desk.exportPage(query.filter, query.sort, after: position, by: officer)
                return TablePages.Page(
                    rows: page.rows.map { ExportRow(row: $0, names: names, call: call).cells }, next: page.next?.cursor)
            })
    }

    private static func mustExport(_ officer: Officer) throws(NotAllowed) {
        guard officer.holds(.exportCases) else { throw NotAllowed(permission: .exportCases) }
    }
}

/// A case in an exported table.
struct ExportRow {
    static let columns: [String] = [
        "number", "state", "kind", "urgency", "channel", "category", "place", "address", "agency", "created", "due",
        "updated", "summary",
    ]

    let row: CaseRow
    let names: CaseNames
    let call: Call

    var cells: [String] {
        [
            row.number.description, call.word(row.state), call.word(row.kind), call.word(row.urgency),
            call.word(row.channel), names.wholeCategory(row.category), names.wholePlace(row.territory),
            row.address ?? "", names.agency(at: row.handler), call.zone.text(row.createdAt),
            row.due.map(call.zone.text) ?? "", call.zone.text(row.updatedAt), row.summary,
        ]
    }
}
