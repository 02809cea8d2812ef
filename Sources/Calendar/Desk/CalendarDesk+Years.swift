import Kernel
import Storage

/// A year's file on its way in.
package struct YearImport: Sendable {
    package let year: Int
    package let file: [UInt8]
    /// The version of the year's table that the officer saw and means to replace.
    package let seen: Int?

    package init(year: Int, file: [UInt8], seen: Int? = nil) {
        self.year = year
        self.file = file
        self.seen = seen
    }
}

/// What an import did, or why it did nothing.
package struct YearReport: Sendable, Equatable, Codable {
    package enum Outcome: String, Sendable, Codable { case stored, unchanged, faulty, replacesAnother }

    package let year: Int
    package let outcome: Outcome
    package internal(set) var faults: [YearFault] = []
    /// Against the table that is known.
    package internal(set) var difference: YearDifference?
    /// The version of the table that is known, or has just been stored.
    package internal(set) var version: Int?
    package internal(set) var days = 0

    init(_ year: Int, _ outcome: Outcome) {
        self.year = year
        self.outcome = outcome
    }
}

extension CalendarDesk {
    package static let largestFile = 256 * 1024

    /// Takes a year's table in, whole or not at all. A year that is known already is replaced only when the officer
    /// has seen the difference, and says so by the version.
    package func importing(
        _ new: YearImport, by officer: Officer, key: IdempotencyKey? = nil
    ) async throws -> YearReport {
        try Self.mustKeepRules(officer)
        guard !new.file.isEmpty else { throw CalendarRefusal.noYearFile }
        guard new.file.count <= Self.largestFile else { return Self.tooLarge(new.year) }
        let reading = YearReading(new.file)
        return try await database.write { [now = clock.now, calendar] tx in
            try Idempotency.once(key, at: now, in: tx) {
                let before = try CityCalendar(shipped: calendar.shipped, in: tx)
                let report: YearReport = try reading.report(on: new, before)
                guard report.outcome == .stored else { return report }
                let entry = CalendarYear.Entry(at: now, person: officer.id, name: officer.name)
                let year = CalendarYear(
                    year: new.year, days: reading.lines.map(\.day), version: before.version + 1, entry: entry)
                try year.save(in: tx)
                try CalendarLog.Entry.yearImported(year.imported(over: before)).append(
                    after: before.version, by: Author(officer), at: now,
                    in: tx)
                return report
            }
        }
    }

    private static func tooLarge(_ year: Int) -> YearReport {
        var report = YearReport(year, .faulty)
        report.faults = [YearFault(.unreadable, line: 0)]
        return report
    }
}

extension YearReading {
    fileprivate func report(on new: YearImport, _ before: CityCalendar) throws -> YearReport {
        let faults: [YearFault] = judged(as: new.year, beside: before.holidays)
        guard faults.isEmpty else {
            var report = YearReport(new.year, .faulty)
            report.faults = faults
            return report
        }
        let known: CalendarYear? = before.year(new.year)
        if let seen = new.seen, seen != known?.version { throw CalendarRefusal.yearMovedOn(new.year) }
        let difference: YearDifference? = known.map { YearDifference(from: $0.days, to: lines.map(\.day)) }
        let isUnchanged: Bool = difference?.isEmpty ?? false
        let isSeen: Bool = known == nil || new.seen != nil
        var report = YearReport(new.year, isUnchanged ? .unchanged : isSeen ? .stored : .replacesAnother)
        report.difference = difference
        report.version = report.outcome == .stored ? before.version + 1 : known?.version
        report.days = lines.count
        return report
    }
}

extension CalendarYear {
    fileprivate func imported(over before: CityCalendar) -> CalendarLog.YearImported {
        CalendarLog.YearImported(
            year: year, off: table.off, work: table.work, replaces: before.year(year) != nil)
    }
}
