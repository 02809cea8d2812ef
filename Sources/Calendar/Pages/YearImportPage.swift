import Kernel
import Site

/// The form that takes a year's table, and what became of the last file: its faults, or what it would change.
struct YearImportPage: Sendable {
    struct Line: Sendable {
        let line: String
        let detail: String
    }

    /// What is sent again once the difference has been seen.
    struct Confirmation: Sendable {
        let year: String
        let version: String
        let content: String
    }

    let year: FormField
    let content: FormField
    let fileError: String?
    let refused: String?
    let unchanged: String?
    let lines: [Line]
    let hasLines: Bool
    let replaces: String?
    let difference: [String]
    let renamed: String?
    let confirmation: Confirmation?

    init(_ call: Call, year: Int, _ report: YearReport? = nil, _ file: [UInt8] = []) {
        self.year = FormField("year", call, value: String(year), required: true, maxLength: 4)
        let text = String(decoding: file, as: UTF8.self)
        content = FormField("content", call, value: report?.outcome == .faulty ? text : nil)
        fileError = call.fault(of: "file")
        let facts: [String: String] = ["year": String(year), "count": String(report?.faults.count ?? 0)]
        refused = report?.outcome == .faulty ? call.say("calendar.import.refused", facts) : nil
        unchanged = report?.outcome == .unchanged ? call.say("calendar.import.unchanged", facts) : nil
        lines =
            report?.faults.map { fault in
                Line(line: fault.line == 0 ? "—" : String(fault.line), detail: fault.sentence(call))
            } ?? []
        hasLines = !lines.isEmpty
        let isReplacing: Bool = report?.outcome == .replacesAnother
        replaces = isReplacing ? call.say("calendar.import.replaces", facts) : nil
        difference = isReplacing ? report?.difference?.lines.map { $0.sentence(call) } ?? [] : []
        let count: Int = isReplacing ? report?.difference?.renamed ?? 0 : 0
        renamed = count > 0 ? call.say("calendar.difference.renamed", ["count": String(count)]) : nil
        confirmation = report?.version.flatMap { version in
            isReplacing ? Confirmation(year: String(year), version: String(version), content: text) : nil
        }
    }
}
