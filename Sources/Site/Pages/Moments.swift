import Kernel

/// Times as people say them: "due in 2 h (today 17:30)", "3 days late (20 Nov 17:30)".
package struct Moments: Sendable {
    let words: Words
    let language: Language
    let zone: Zone
    let now: Instant

    package init(_ call: Call) {
        words = call.words
        language = call.language
        zone = call.zone
        now = call.now
    }

    package func due(_ instant: Instant) -> String {
        let late: Bool = instant < now
        let length: String = span(late ? now - instant : instant - now)
        return words(late ? "time.late" : "time.dueIn", language, ["span": length, "moment": moment(instant)])
    }

    package func ago(_ instant: Instant) -> String {
        words("time.ago", language, ["span": span(now - instant)])
    }

    /// "today 17:30", "tomorrow 09:00", else the day.
    package func moment(_ instant: Instant) -> String {
        let clock: String = zone.clock(instant)
        switch zone.day(of: instant).number - zone.day(of: now).number {
        case 0: return words("time.today", language, ["clock": clock])
        case 1: return words("time.tomorrow", language, ["clock": clock])
        case -1: return words("time.yesterday", language, ["clock": clock])
        default: return day(instant, clock)
        }
    }

    /// Days of this year go without it.
    private func day(_ instant: Instant, _ clock: String) -> String {
        let day: Day = zone.day(of: instant)
        guard day.year == zone.day(of: now).year else { return zone.text(instant) }
        let month: String = words("time.month.\(day.month)", language)
        return words("time.day", language, ["month": month, "day": String(day.day), "clock": clock])
    }

    package func span(_ span: Span) -> String {
        let minutes: Int = max(0, Int(span.milliseconds / 60_000))
        if minutes < 1 { return words("time.moment", language) }
        if minutes < 60 { return words("time.minutes", language, ["n": String(minutes)]) }
        if minutes < 48 * 60 { return words("time.hours", language, ["n": String(minutes / 60)]) }
        return words("time.days", language, ["n": String(minutes / 1440)])
    }
}
