import Kernel
import Storage

extension CalendarDesk {
    /// The year whose table should be there and is not; nil when none is missed.
    package func missingYear(at now: Instant) async throws -> Int? {
        MissingYear.of(zone.day(of: now), known: try await workingTime().holidays.years)
    }

    /// Puts a missing year into the log, once for each year, however many nodes ask; tells whether it was this one.
    @discardableResult
    package func announceMissingYear() async throws -> Bool {
        let now: Instant = clock.now
        guard let year = try await missingYear(at: now) else { return false }
        guard try await database.read({ try CalendarLog.announced(year, in: $0) }) == nil else { return false }
        return try await database.write { tx in
            guard try CalendarLog.markAnnounced(year, at: now, in: tx) else { return false }
            try CalendarLog.Entry.missingYearAnnounced(year).append(
                after: CalendarLog.revision(in: tx), by: .system, at: now, in: tx)
            return true
        }
    }
}
