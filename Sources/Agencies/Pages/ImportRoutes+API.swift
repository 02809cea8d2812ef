import HTTPTypes
import Kernel
import Site

extension AgencyRoutes {
    var importAPI: [Route] {
        [
            .api(
                .post, "/responsibilities/import", .staff(.editAgencies), "responsibility.api.import",
                input: Self.importFields + [.flag("apply")], answer: .object(TableImportRecord.fields),
                bodyLimit: ResponsibilityDesk.largestFile * 4, importTable)
        ]
    }

    /// Without `apply` it only says what the file would do.
    private func importTable(_ call: Call) async throws -> Reply {
        let text: String = try call.input.optional("table") ?? ""
        let judged: JudgedTable = try await responsibilities.judge(
            Array(text.utf8), tableNames(call), by: call.officer())
        guard judged.difference.isStored else {
            return .json(TableImportRecord(judged, stored: nil, call), status: .unprocessableContent)
        }
        guard call.input.flag("apply") else { return .json(TableImportRecord(judged, stored: nil, call)) }
        let seen: Int? = try call.input.optional("revision")
        let summary: TableSummary = try await responsibilities.store(
            judged, seen: seen, by: call.officer(), once: call.once)
        return .json(TableImportRecord(judged, stored: summary, call), status: .created)
    }
}

/// What an import did or would do, as programs see it.
struct TableImportRecord: Encodable, Sendable {
    struct Fault: Encodable, Sendable {
        let line: Int
        let code: String
        let detail: String
    }

    let stored: Bool
    let added: Int
    let changed: Int
    let ended: Int
    let unchanged: Int
    let revision: Int
    let faults: [Fault]

    init(_ judged: JudgedTable, stored summary: TableSummary?, _ call: Call) {
        let counts: TableSummary = summary ?? TableSummary(judged.difference)
        stored = summary != nil
        added = counts.added
        changed = counts.changed
        ended = counts.ended
        unchanged = counts.unchanged
        revision = judged.revision
        faults = judged.difference.faults.map {
            Fault(
                line: $0.line, code: $0.kind.rawValue,
                detail: call.say("responsibility.fault.\($0.kind.rawValue)", $0.facts))
        }
    }

    static let fields: [Field] =
        [.flag("stored")]
        + ["added", "changed", "ended", "unchanged", "revision"].map { .integer($0, 0...Int(Int32.max)) }
        + [Field("faults", .texts(max: 100_000))]
}
