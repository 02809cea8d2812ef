import HTTPTypes
import Kernel
import Site

extension ComponentRoutes {
    static let importFields: [Field] = [
        .word("format", ComponentOptions.Format.self), .word("system", CoordinateSystem.self),
    ]

    var importPages: [Route] {
        [
            .page(.get, "/components/import", .staff(.editTerritory), "component.import.form", importForm),
            .page(
                .post, "/components/import", .staff(.editTerritory), "component.import",
                input: Self.importFields + [Field("file", .photo)], bodyLimit: ComponentOptions.largestFile + 65_536,
                form: importForm, importFile),
        ]
    }

    static func options(_ call: Call) throws -> ComponentOptions {
        let named: ComponentOptions.Format =
            call.uploads.first?.fileName.lowercased().hasSuffix("json") == true ? .geojson : .csv
        return ComponentOptions(
            try call.input.optionalWord("format") ?? named, system: try call.input.optionalWord("system") ?? .wgs84)
    }

    private func importForm(_ call: Call) async throws -> Reply {
        .page("component-import", ComponentImportPage(try await words(call), report: nil))
    }

    private func importFile(_ call: Call) async throws -> Reply {
        let file: [UInt8] = call.uploads.first { $0.field == "file" }?.bytes ?? []
        let report = try await desk.importing(file, try Self.options(call), by: try call.officer(), key: call.once)
        var reply: Reply = .page("component-import", ComponentImportPage(try await words(call), report: report))
        if !report.isStored { reply.status = .unprocessableContent }
        return reply
    }
}

/// The form, and above it what became of the last file: its faults, or what it changed.
struct ComponentImportPage: Sendable {
    struct Line: Sendable {
        let line: String
        let code: String
        let detail: String
    }

    let system: FormField
    let fileError: String?
    let summary: String?
    let refused: String?
    let lines: [Line]
    let hasLines: Bool
    let hasReport: Bool
    let more: String?

    /// More are not read on a page; programs get them all.
    private static let shownLines = 500

    init(_ words: ComponentWords, report: ComponentReport?) {
        let call: Call = words.call
        system = FormField(
            "system", call, value: CoordinateSystem.wgs84.rawValue, required: true,
            choices: CoordinateSystem.allCases.map { ($0.rawValue, call.say("territory.system.\($0.rawValue)")) })
        fileError = call.fault(of: "file")
        hasReport = report != nil
        let told: [Line] = report.map { Self.lines($0, words) } ?? []
        lines = Array(told.prefix(Self.shownLines))
        hasLines = !told.isEmpty
        let total: Int = report.map { $0.isStored ? $0.changed : $0.faults.count } ?? 0
        let rest: Int = total - lines.count
        more = rest > 0 ? call.say("component.import.more", ["count": String(rest)]) : nil
        summary = report.flatMap { $0.isStored ? Self.summary($0, call) : nil }
        refused = report.flatMap { report in
            report.isStored ? nil : call.say("component.import.refused", ["count": String(report.faults.count)])
        }
    }

    private static func lines(_ report: ComponentReport, _ words: ComponentWords) -> [Line] {
        if !report.isStored {
            return report.faults.prefix(shownLines).map { fault in
                Line(
                    line: fault.line == 0 ? "—" : String(fault.line), code: fault.code ?? "",
                    detail: words.call.say("component.fault.\(fault.kind.rawValue)", fault.facts))
            }
        }
        let edits = ComponentEditWords(words)
        return report.differences.prefix(shownLines).map { difference in
            let said: String = edits.sentences(difference.edits).joined(separator: words.call.say("component.and"))
            return Line(line: "", code: difference.code, detail: said)
        }
    }

    private static func summary(_ report: ComponentReport, _ call: Call) -> String {
        call.say(
            "component.import.done",
            [
                "added": String(report.added), "changed": String(report.changed),
                "unchanged": String(report.unchanged),
            ])
    }
}
