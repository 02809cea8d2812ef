import Calendar
import Cases
import Kernel

extension CaseLife {
    /// Asks the reporter; closes, does it again, or gives up after three tries.
    mutating func askReporter() throws {
        guard planned.standing != .anonymous else { return try close() }
        guard random.chance(0.9) else { return try missReporter() }
        guard random.chance(0.82) else { return try hearComplaint() }
        let said = FollowUpDraft(
            contacted: true, solved: true, satisfaction: random.pick([3, 4, 4, 5, 5, 5]) ?? 5,
            remark: random.chance(0.35) ? planned.story.happy : nil)
        _ = try followUp(said)
    }

    private mutating func followUp(_ said: FollowUpDraft) throws -> Bool {
        let author: Author = aCaller
        return try act(after: .working(.minutes(random.whole(60...960))), by: author) { file, at, rules in
            try file.followingUp(said, at: at, under: rules)
        }
    }

    private static let complaints: [Dissatisfaction] = [
        .notDone, .notDone, .tooSlow, .notContacted, .untrue, .beyondPolicy,
    ]

    private mutating func hearComplaint() throws {
        let ground: Dissatisfaction = random.pick(Self.complaints) ?? .notDone
        let said = FollowUpDraft(
            contacted: ground != .notContacted, solved: false, satisfaction: random.whole(1...2), whyNot: ground,
            remark: planned.story.unhappy)
        guard try followUp(said) else { return }
        guard file?.state != .replied else { return try close(note: note(.settled)) }
        guard try handle() else { return }
        let better: Bool = random.chance(0.7)
        let again = FollowUpDraft(
            contacted: true, solved: better, satisfaction: better ? random.whole(3...5) : 2,
            whyNot: better ? nil : .tooSlow, remark: better ? planned.story.happy : planned.story.unhappy)
        if try followUp(again), file?.state == .replied { try close(note: note(.settled)) }
    }

    /// Tried on three half-days, then closed without contact.
    private mutating func missReporter() throws {
        for attempt in 0..<stage.rules.followUpTries {
            let wait: Wait = attempt == 0 ? .working(.minutes(random.whole(60...600))) : .until(nextHalfDay)
            let tried: Bool = try act(after: wait, by: aCaller) { file, at, rules in
                try file.missingReporter(at: at, under: rules)
            }
            guard tried else { return }
        }
        try close(note: note(.silent))
    }

    /// A working moment on the other side of noon, or of the night.
    private var nextHalfDay: Instant {
        mutating get {
            let zone: Zone = stage.rules.workingTime.zone
            let isMorning: Bool = zone.timeOfDay(clock) < .hours(12)
            let base: Instant = zone.instant(zone.day(of: clock), .hours(isMorning ? 13 : 20))
            return stage.rules.workingTime.adding(.minutes(random.whole(10...90)), to: base)
        }
    }

    mutating func close(note: String? = nil) throws {
        _ = try act(after: .working(.minutes(random.whole(5...240))), by: aCaller) { file, at, rules in
            try file.closing(note: note, at: at, under: rules)
        }
    }

    private var aCaller: Author {
        mutating get { random.pick(stage.cast.callers) ?? .system }
    }
}
