import Kernel

extension WeeklyHours.Stretch {
    /// `09:00-12:00`.
    package var text: String { "\(Self.clock(from))-\(Self.clock(to))" }

    init?(text: some StringProtocol) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Self.time($0) }
        guard ends.count == 2, let from = ends[0], let to = ends[1] else { return nil }
        self.init(from: from, to: to)
    }

    private static func clock(_ time: Span) -> String {
        let minutes: Int = Int(time.milliseconds / 60_000)
        return "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
    }

    /// Hours and minutes up to 24:00.
    private static func time(_ text: some StringProtocol) -> Span? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let isClock: Bool = parts.count == 2 && (1...2).contains(parts[0].utf8.count) && parts[1].utf8.count == 2
        guard isClock, let hours = Int(parts[0]), let minutes = Int(parts[1]) else { return nil }
        guard (0...24).contains(hours), (0...59).contains(minutes) else { return nil }
        return .minutes(hours * 60 + minutes)
    }
}

extension WeeklyHours {
    /// The seven days and the make-up day, each like `09:00-12:00 13:30-17:30`; a day without work is empty.
    package var texts: [String] {
        (byWeekday + [makeUp]).map { day in day.map(\.text).joined(separator: " ") }
    }

    package static let fields: [String] = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "makeUp",
    ]

    /// From eight texts as people write them: stretches apart by blanks or commas, long dashes and wide colons allowed.
    package init(texts: [String]) throws(InvalidInput) {
        var faults: [FieldFault] = []
        let days: [[Stretch]] = Self.fields.enumerated().map { index, field in
            guard let day = Self.day(index < texts.count ? texts[index] : "") else {
                faults.append(FieldFault(field, "clockRanges"))
                return []
            }
            return day
        }
        if faults.isEmpty, days[7].isEmpty { faults.append(FieldFault("makeUp", "makeUpHours")) }
        if faults.isEmpty, days.dropLast().allSatisfy(\.isEmpty) { faults.append(FieldFault("monday", "noHours")) }
        guard faults.isEmpty, let hours = WeeklyHours(byWeekday: Array(days.dropLast()), makeUp: days[7]) else {
            throw InvalidInput(faults)
        }
        self = hours
    }

    /// Nil when something cannot be read, or stretches overlap or are out of order.
    private static func day(_ text: String) -> [Stretch]? {
        let plain = String(
            text.map { letter in
                switch letter {
                case "–", "—", "~", "～", "－": "-"
                case "：": ":"
                case ",", "，", "、", ";", "；": " "
                default: letter
                }
            })
        let stretches: [Stretch?] = plain.split(whereSeparator: \.isWhitespace).map { Stretch(text: $0) }
        let read: [Stretch] = stretches.compactMap(\.self)
        let isOrdered: Bool = zip(read, read.dropFirst()).allSatisfy { $0.to <= $1.from }
        return read.count == stretches.count && isOrdered && read.count <= 6 ? read : nil
    }
}
