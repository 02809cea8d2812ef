import HTTPTypes
import Kernel
import Site
import Territory

extension AgencyRoutes {
    var importPages: [Route] {
        [
            .page(.get, "/responsibilities/import", .staff(.editAgencies), "responsibility.import.form", importForm),
            .page(
                .post, "/responsibilities/import", .staff(.editAgencies), "responsibility.import",
                input: [Field("file", .photo)], bodyLimit: ResponsibilityDesk.largestFile + 65_536, form: importForm,
                judgeFile),
            .page(
                .post, "/responsibilities/import/apply", .staff(.editAgencies), "responsibility.import.apply",
                input: Self.importFields, bodyLimit: ResponsibilityDesk.largestFile * 4, form: importForm, applyFile),
        ]
    }

    /// The file as text, and the state of the table the reader saw.
    static let importFields: [Field] = [
        .text("table", max: ResponsibilityDesk.largestFile), .integer("revision", 0...Int(Int32.max)),
    ]

    private func importForm(_ call: Call) async throws -> Reply {
        .page("responsibility-import", TableImportPage(call))
    }

    /// Shows what the file would do; nothing is stored yet.
    private func judgeFile(_ call: Call) async throws -> Reply {
        let file: [UInt8] = call.uploads.first { $0.field == "file" }?.bytes ?? []
        return try await shown(responsibilities.judge(file, tableNames(call), by: call.officer()), file, call)
    }

    private func applyFile(_ call: Call) async throws -> Reply {
        let text: String = try call.input.optional("table") ?? ""
        let file = Array(text.utf8)
        let judged: JudgedTable = try await responsibilities.judge(file, tableNames(call), by: call.officer())
        guard judged.difference.isStored else { return try await shown(judged, file, call) }
        let seen: Int? = try call.input.optional("revision")
        _ = try await responsibilities.store(judged, seen: seen, by: call.officer(), once: call.once)
        return .redirect("/responsibilities", notice: "responsibility.imported")
    }

    private func shown(_ judged: JudgedTable, _ file: [UInt8], _ call: Call) async throws -> Reply {
        var page = TableImportPage(call)
        page.show(
            judged, text: String(decoding: file, as: UTF8.self),
            with: TableImportPage.Names(
                table: try await responsibilities.table(at: call.now), paths: try await names(), call: call))
        var reply: Reply = .page("responsibility-import", page)
        if !judged.difference.isStored { reply.status = .unprocessableContent }
        return reply
    }

    func tableNames(_ call: Call) async throws -> TableNames {
        let names: PathNames = try await names()
        let table: ResponsibilityTable = try await responsibilities.table(at: call.now)
        return TableNames(
            categories: names.categories.map { ($0.path, $0.name) }, agencies: Array(table.agencies.values)
        ) { [atlas = names.atlas] in atlas.place(written: $0)?.path }
    }
}
