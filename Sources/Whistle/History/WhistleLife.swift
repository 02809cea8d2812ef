import Kernel

/// One made-up whistle, lived through by the same rules as a real one.
package struct WhistleLife: Sendable {
    package struct Step: Sendable {
        package let at: Instant
        package let author: Author
        package let events: [WhistleEvent]
    }

    package private(set) var file: WhistleFile
    package private(set) var steps: [Step]

    init?(_ id: WhistleFile.ID, _ events: [WhistleEvent], by author: Author, at now: Instant) {
        guard let file = WhistleFile.replay(id, events.lazy.map { ($0, now) }) else { return nil }
        self.file = file
        steps = [Step(at: now, author: author, events: events)]
    }

    /// How soon after something falls due it is noticed.
    private static let lag: Span = .seconds(5)

    /// Lets the clocks run up to `now`.
    mutating func pass(to now: Instant, under rules: WhistleRules) {
        while let due = file.nextDue, due + Self.lag < now {
            take(file.fallingDue(at: due + Self.lag, under: rules), by: .system, at: due + Self.lag)
        }
    }

    mutating func take(_ events: [WhistleEvent], by author: Author, at now: Instant) {
        guard !events.isEmpty else { return }
        for event in events { file.apply(event, at: now) }
        steps.append(Step(at: now, author: author, events: events))
    }
}
