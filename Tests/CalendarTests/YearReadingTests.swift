import Calendar
import Kernel
import Testing

@Suite("Reading a year's table")
struct YearReadingTests {
    let known = HolidayTable([
        HolidayTable.Year(year: 2026, off: [], work: [Day(number: 20_813)].filter { $0.description == "2026-12-26" })
    ])

    private func faults(_ csv: String, year: Int = 2027) -> [String] {
        YearReading(Array(csv.utf8)).judged(as: year, beside: known).map { "\($0.line) \($0.kind.rawValue)" }
    }

    private static let head = "date,kind,name\n"
    private static let newYear = head + "2027-01-01,off,New Year\n"

    @Test(
        "every fault is told with its line",
        arguments: [
            ("2027-02-30,off,\n", "3 badDate"), ("2027-2-3,off,\n", "3 badDate"), (",off,\n", "3 badDate"),
            ("2027-02-05,free,\n", "3 badKind"), ("2027-02-05,off\n", "3 wrongColumnCount"),
            ("2027-01-01,off,\n", "3 dayTwice"), ("2027-01-02,off,\n2027-01-02,work,\n", "4 offAndWorked"),
            ("2028-01-01,off,\n", "3 outsideYear"), ("2026-12-24,off,\n", "3 outsideYear"),
            ("2027-02-05,work,\n", "3 workedWeekday"), ("2026-12-26,off,\n", "3 saidOtherwise"),
            ("2027-02-06,off,\(String(repeating: "n", count: 41))\n", "3 longName"),
        ])
    func faults(lines: String, fault: String) {
        #expect(faults(Self.newYear + lines) == [fault])
    }

    @Test("a file that is none is told as a whole")
    func files() {
        #expect(faults("day,kind\n") == ["1 missingColumn"])
        #expect(faults("{\"year\": ") == ["0 unreadable"])
        #expect(YearReading(csv: [0xff, 0xfe]).faults.map(\.kind) == [.unreadable])
        #expect(faults(Self.head) == ["0 noDaysOff"])
        #expect(faults(Self.newYear, year: 2028) == ["0 noDaysOff", "2 outsideYear"])
        #expect(faults("{\"year\": 2028, \"off\": [\"2027-01-01\"]}") == ["0 otherYear"])
        let many: String = (0..<130).map { "\(Day(number: 20_819 + $0)),off,\n" }.joined()
        #expect(faults(Self.head + many) == ["0 tooManyDays"])
    }

    @Test("weekends inside a holiday, weekends worked, and the last week of the year before are in order")
    func inOrder() {
        let lines = "2026-12-31,off,\n2026-12-26,work,\n2027-01-02,off,\n2027-01-09,work,Spring\n\n"
        #expect(faults(Self.newYear + lines) == [])
    }

    @Test("both forms of JSON, and CSV with a mark at its beginning, say the same")
    func forms() {
        let csv = YearReading(Array("\u{feff}DATE,Kind\r\n2027-01-01,OFF\r\n2027-01-02,work\r\n".utf8))
        let long = YearReading(
            Array(
                #"{"year": 2027, "days": [{"date": "2027-01-01", "kind": "off"}, {"date": "2027-01-02", "kind": "work"}]}"#
                    .utf8))
        let short = YearReading(Array(#" {"year": 2027, "off": ["2027-01-01"], "work": ["2027-01-02"]}"#.utf8))
        #expect(csv.lines.map(\.day) == long.lines.map(\.day) && long.lines == short.lines)
        #expect(csv.lines.map(\.number) == [2, 3] && long.year == 2027 && csv.faults.isEmpty)
    }

    @Test("what a file says comes out of its export again")
    func export() {
        let text: String = Self.newYear + "2027-01-02,off,\"New, Year\"\n"
        let days: [PublishedDay] = YearReading(csv: Array(text.utf8)).lines.map(\.day)
        #expect(CalendarYear(year: 2027, days: days, version: 1, entry: nil).csv == text)
    }

    @Test("the later year's table has the last word on a day that both name")
    func overlap() throws {
        let day: Day = try #require(Day("2026-12-26"))
        let eve: Day = try #require(Day("2026-12-31"))
        let two = HolidayTable([.init(year: 2027, off: [eve, day], work: []), .init(year: 2026, off: [], work: [day])])
        #expect(two.isOff(eve) && two.isOff(day) && !two.isMakeUp(day))
        #expect(!two.isProvisional(eve))
    }

    @Test(
        "a year is missed from October of the year before",
        arguments: [("2026-09-30", nil), ("2026-10-01", 2027), ("2026-12-31", 2027), ("2027-01-01", 2027)])
    func missing(day: String, year: Int?) throws {
        #expect(MissingYear.of(try #require(Day(day)), known: [2025, 2026]) == year)
    }
}

@Suite("Weekly hours as people write them")
struct WeeklyHoursTextTests {
    private func texts(_ monday: String, makeUp: String = "09:00-17:00") -> [String] {
        [monday, "", "", "", "", "", "", makeUp]
    }

    @Test("commas, long dashes and wide colons are read")
    func reading() throws {
        let hours = try WeeklyHours(texts: texts("9:00–12:00，13：30~17:30"))
        #expect(hours.texts[0] == "09:00-12:00 13:30-17:30" && hours.texts[7] == "09:00-17:00")
        #expect(try WeeklyHours(texts: hours.texts) == hours)
        #expect(try WeeklyHours(texts: texts("00:00-24:00")).texts[0] == "00:00-24:00")
    }

    @Test(
        "what makes no sense is refused at its field",
        arguments: [
            ("12:00-09:00", "monday"), ("09:00-12:00 11:00-13:00", "monday"), ("25:00-26:00", "monday"),
            ("9-12", "monday"), ("23:30-24:30", "monday"), ("", "monday"),
        ])
    func refusing(text: String, field: String) {
        #expect {
            try WeeklyHours(texts: texts(text))
        } throws: { error in
            (error as? InvalidInput)?.fields.map(\.field) == [field]
        }
    }

    @Test("a make-up day needs hours")
    func makeUp() {
        #expect(throws: InvalidInput("makeUp", "makeUpHours")) {
            try WeeklyHours(texts: texts("09:00-17:00", makeUp: ""))
        }
    }
}
