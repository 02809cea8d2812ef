import Kernel
import Site

/// Weekly hours as one says them: equal days in a row together.
struct HoursInWords: Sendable {
    struct Line: Sendable {
        let days: String
        let hours: String
    }

    let heading: String
    let lines: [Line]
    /// When and by whom they were decided; nil for those a city begins with.
    let decided: String?

    init(_ hours: WeeklyHours, heading: String, decided: String?, _ call: Call) {
        self.heading = heading
        self.decided = decided
        let texts: [String] = hours.texts.map { Self.said($0, call) }
        var lines: [Line] = []
        var first = 0
        for day in 1...7 where day == 7 || texts[day] != texts[first] {
            lines.append(Line(days: Self.days(first + 1, day, call), hours: texts[first]))
            first = day
        }
        self.lines = lines + [Line(days: call.say("calendar.makeUpDays"), hours: texts[7])]
    }

    init(_ change: HoursChange, _ call: Call) {
        self.init(
            change.hours, heading: call.say("calendar.hours.from", ["day": change.from.description]),
            decided: call.say("calendar.hours.decided", ["when": call.zone.text(change.at), "name": change.name]), call)
    }

    private static func said(_ text: String, _ call: Call) -> String {
        guard !text.isEmpty else { return call.say("calendar.hours.free") }
        return text.replacing("-", with: "–").replacing(" ", with: call.say("calendar.hours.and"))
    }

    private static func days(_ first: Int, _ last: Int, _ call: Call) -> String {
        let from: String = call.say("calendar.weekday.\(first)")
        guard first < last else { return from }
        return call.say("calendar.days", ["from": from, "to": call.say("calendar.weekday.\(last)")])
    }
}
