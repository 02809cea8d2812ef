import Kernel

extension YearReading {
    /// More days than a year's table can have: something else was sent.
    private static let mostDays = 120

    /// All that is wrong with it as the table of `year`, beside the tables already known.
    ///
    /// A table speaks of its own year and of the last week of December before it, for New Year's holiday reaches back.
    /// Two years' tables may both name such a day if they say the same. Weekends inside a holiday are named as off;
    /// only weekends are made up for.
    package func judged(as year: Int, beside known: HolidayTable) -> [YearFault] {
        var faults: [YearFault] = self.faults
        if let named = self.year, named != year {
            faults.append(YearFault(.otherYear, line: 0, ["named": String(named), "year": String(year)]))
        }
        if lines.count > Self.mostDays {
            faults.append(YearFault(.tooManyDays, line: 0, ["limit": String(Self.mostDays)]))
        }
        if self.faults.isEmpty, !lines.contains(where: { $0.day.kind == .off && $0.day.day.year == year }) {
            faults.append(YearFault(.noDaysOff, line: 0, ["year": String(year)]))
        }
        var first: [Day: Line] = [:]
        for line in lines {
            if let fault = line.fault(in: year, after: first[line.day.day], beside: known) { faults.append(fault) }
            if first[line.day.day] == nil { first[line.day.day] = line }
        }
        return faults.sorted { ($0.line, $0.kind.rawValue) < ($1.line, $1.kind.rawValue) }
    }
}

extension YearReading.Line {
    fileprivate func fault(
        in year: Int, after first: YearReading.Line?, beside known: HolidayTable
    ) -> YearFault? {
        let date: Day = day.day
        let facts: [String: String] = ["day": date.description, "year": String(year)]
        guard date.year == year || (date.year == year - 1 && date.isInLastWeekOfYear) else {
            return YearFault(.outsideYear, line: number, facts)
        }
        if let first {
            let kind: YearFault.Kind = first.day.kind == day.kind ? .dayTwice : .offAndWorked
            return YearFault(kind, line: number, ["day": date.description, "first": String(first.number)])
        }
        if day.kind == .work, date.weekday <= 5 { return YearFault(.workedWeekday, line: number, facts) }
        guard let other = [year - 1, year + 1].first(where: { known[year: $0]?.kind(of: date) == day.kind.other })
        else { return nil }
        return YearFault(.saidOtherwise, line: number, ["day": date.description, "other": String(other)])
    }
}

extension DayKind {
    fileprivate var other: DayKind { self == .off ? .work : .off }
}

extension HolidayTable.Year {
    func kind(of day: Day) -> DayKind? {
        if off.contains(day) { return .off }
        return work.contains(day) ? .work : nil
    }
}
