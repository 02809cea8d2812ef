import Kernel
import Storage

extension CaseDesk {
    /// What is lit for the officer's agency, the earliest due first, and where the next page begins.
    package func alerts(after text: String?, by officer: Officer) async throws -> ([ClockAlert], next: String?) {
        try officer.must(.viewCases, Subject(agencies: [officer.agencyPath]))
        let place: ClockAlert.Place? = text.flatMap(ClockAlert.Place.init(text:))
        let found: [ClockAlert] = try await database.read { tx in
            try ClockAlert.lit(for: officer.agencyPath, after: place, limit: 101, in: tx)
        }
        let next: String? = found.count > 100 ? ClockAlert.Place(found[99]).text : nil
        return (found.prefix(100).filter { $0.isFor(officer.agencyPath) }, next)
    }
}

extension ClockAlert.Place {
    init(_ alert: ClockAlert) { self.init(due: alert.due, case: alert.case, kind: alert.kind) }

    init?(text: String) {
        let parts = text.split(separator: "_")
        guard parts.count == 3, let due = Int64(parts[0]), let id = Case.ID(String(parts[1])),
            let kind = ServiceClock(rawValue: String(parts[2]))
        else { return nil }
        self.init(due: Instant(milliseconds: due), case: id, kind: kind)
    }

    var text: String { "\(due.milliseconds)_\(`case`)_\(kind.rawValue)" }
}
