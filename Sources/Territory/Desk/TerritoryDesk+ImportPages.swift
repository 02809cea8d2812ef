import HTTPTypes
import Kernel
import Site

extension TerritoryDesk {
    static let importFields: [Field] = [
        .word("format", ImportOptions.Format.self), .word("system", CoordinateSystem.self),
        .word("coverage", ImportOptions.Coverage.self),
    ]

    static func options(_ call: Call) throws -> ImportOptions {
        let named: ImportOptions.Format =
            call.uploads.first?.fileName.lowercased().hasSuffix("json") == true ? .geojson : .csv
        return ImportOptions(
            try call.input.optionalWord("format") ?? named, system: try call.input.optionalWord("system") ?? .wgs84,
            coverage: try call.input.optionalWord("coverage") ?? .refused)
    }

    func importForm(_ call: Call) async throws -> Reply { .page("territory-import", ImportPage(call, report: nil)) }

    func importFile(_ call: Call) async throws -> Reply {
        let file: [UInt8] = call.uploads.first { $0.field == "file" }?.bytes ?? []
        let report = try await importing(file, try Self.options(call), by: try call.officer(), key: call.once)
        var reply: Reply = .page("territory-import", ImportPage(call, report: report))
        if !report.isStored { reply.status = .unprocessableContent }
        return reply
    }
}

/// The form, and above it what became of the last file.
struct ImportPage: Sendable {
    struct Line: Sendable {
        let line: String
        let place: String?
        let detail: String
        let spot: String?
    }

    let system: FormField
    let coverage: FormField
    let fileError: String?
    let summary: String?
    let refused: String?
    let hasWarnings: Bool
    let hasLines: Bool
    let lines: [Line]
    let more: String?

    /// More are not read on a page; programs get them all.
    private static let shownLines = 500

    init(_ call: Call, report: ImportReport?) {
        system = FormField(
            "system", call, value: CoordinateSystem.wgs84.rawValue, required: true,
            choices: CoordinateSystem.allCases.map { ($0.rawValue, call.say("territory.system.\($0.rawValue)")) })
        coverage = FormField(
            "coverage", call, value: ImportOptions.Coverage.refused.rawValue, required: true,
            choices: ImportOptions.Coverage.allCases.map {
                ($0.rawValue, call.say("territory.coverage.\($0.rawValue)"))
            })
        fileError = call.fault(of: "file")
        let told: [ImportFault] = report.map { $0.isStored ? $0.warnings : $0.faults } ?? []
        lines = told.prefix(Self.shownLines).map { fault in
            let view = ImportReportView.Fault(fault, call)
            let line: String = fault.line == 0 ? "—" : String(fault.line)
            return Line(line: line, place: fault.place, detail: view.detail, spot: view.spot)
        }
        hasLines = !lines.isEmpty
        let rest: Int = told.count - lines.count
        more = rest > 0 ? call.say("territory.import.more", ["count": String(rest)]) : nil
        hasWarnings = report?.isStored == true && !lines.isEmpty
        summary = report.flatMap { $0.isStored ? Self.summary($0, call) : nil }
        refused = report.flatMap { report in
            report.isStored ? nil : call.say("territory.import.refused", ["count": String(report.faults.count)])
        }
    }

    private static func summary(_ report: ImportReport, _ call: Call) -> String {
        call.say(
            "territory.import.done",
            [
                "added": String(report.added), "changed": String(report.changed),
                "boundaries": String(report.boundaries), "unchanged": String(report.unchanged),
                "skipped": String(report.skipped),
            ])
    }
}
