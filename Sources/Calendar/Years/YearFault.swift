import Kernel

/// Something wrong in a year's file, with its line; its sentence is in the catalogues under `calendar.fault.<kind>`.
package struct YearFault: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        // the file
        case unreadable, missingColumn, wrongColumnCount, badQuoting, noDaysOff, otherYear, tooManyDays
        // a line
        case badDate, badKind, longName
        // what it says
        case dayTwice, offAndWorked, outsideYear, workedWeekday, saidOtherwise
    }

    /// Line of a CSV file, or number of the day in a JSON file from 1; 0 is the file as a whole.
    package let line: Int
    package let kind: Kind
    package let facts: [String: String]

    package init(_ kind: Kind, line: Int, _ facts: [String: String] = [:]) {
        self.line = line
        self.kind = kind
        self.facts = facts.mapValues { String($0.prefix(60)) }
    }
}

/// What reading a file gives: the days that could be read, and the faults met so far.
package struct YearReading: Sendable, Equatable {
    package struct Line: Sendable, Equatable {
        package let number: Int
        package let day: PublishedDay
    }

    package internal(set) var lines: [Line] = []
    package internal(set) var faults: [YearFault] = []
    /// The year the file itself names; CSV files do not.
    package internal(set) var year: Int?

    package init() {}

    static let longestName = 40

    mutating func take(_ number: Int, date: String, kind: String, name: String) {
        let day: Day? = Day(date)
        if day == nil { faults.append(YearFault(.badDate, line: number, ["value": date])) }
        let word: DayKind? = DayKind(rawValue: kind.lowercased())
        if word == nil { faults.append(YearFault(.badKind, line: number, ["value": kind])) }
        let isLong: Bool = name.count > Self.longestName
        if isLong { faults.append(YearFault(.longName, line: number, ["limit": String(Self.longestName)])) }
        guard let day, let word, !isLong else { return }
        lines.append(Line(number: number, day: PublishedDay(day, word, name: name)))
    }
}
