import Kernel
import Site

/// What an import did, for pages and programs: numbers, and each fault in a sentence.
struct ImportReportView: Encodable, Sendable {
    struct Fault: Encodable, Sendable {
        let line: Int
        let code: String
        let place: String?
        let detail: String
        let longitude: Double?
        let latitude: Double?

        init(_ fault: ImportFault, _ call: Call) {
            line = fault.line
            code = fault.kind.rawValue
            place = fault.place
            detail = call.say("territory.fault.\(fault.kind.rawValue)", Self.spoken(fault.facts, call))
            longitude = fault.at?.longitude
            latitude = fault.at?.latitude
        }

        /// Levels and reasons are words of ours, the rest is what stood in the file.
        private static func spoken(_ facts: [String: String], _ call: Call) -> [String: String] {
            facts.reduce(into: [:]) { spoken, fact in
                let key: String? =
                    switch fact.key {
                    case "level", "parentLevel": "territory.level.\(fact.value)"
                    case "reason": "territory.flaw.\(fact.value)"
                    default: nil
                    }
                spoken[fact.key] = key.flatMap { call.words.has($0) ? call.say($0) : nil } ?? fact.value
            }
        }

        /// For pages: where on the map.
        var spot: String? {
            guard let longitude, let latitude else { return nil }
            return "\(Self.rounded(longitude)), \(Self.rounded(latitude))"
        }

        private static func rounded(_ degrees: Double) -> String { String((degrees * 100_000).rounded() / 100_000) }
    }

    let stored: Bool
    let added: Int
    let changed: Int
    let boundaries: Int
    let unchanged: Int
    let skipped: Int
    let faults: [Fault]
    let warnings: [Fault]

    init(_ report: ImportReport, _ call: Call) {
        stored = report.isStored
        added = report.added
        changed = report.changed
        boundaries = report.boundaries
        unchanged = report.unchanged
        skipped = report.skipped
        faults = report.faults.map { Fault($0, call) }
        warnings = report.warnings.map { Fault($0, call) }
    }

    private static let counts: [Field] = ["added", "changed", "boundaries", "unchanged", "skipped"].map {
        .integer($0, 0...Int(Int32.max), required: true)
    }
    static let fields: [Field] =
        [.flag("stored")] + counts + [Field("faults", .texts(max: 100_000)), Field("warnings", .texts(max: 100_000))]
}
