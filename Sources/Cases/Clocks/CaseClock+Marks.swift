import Calendar
import Kernel

/// What a running clock comes to: a reminder, the yellow light, the red one and one level up, and so on upward.
package enum ClockStage: Sendable, Hashable {
    case reminder, yellow
    /// Overdue; 1 is the first, told one level up, 2 a level further, after the same span again.
    case red(level: Int)

    /// Counts what has been reached: 0 is nothing yet.
    init?(number: Int) {
        switch number {
        case 1: self = .reminder
        case 2: self = .yellow
        case 3...: self = .red(level: number - 2)
        default: return nil
        }
    }
}

extension CaseClock {
    /// When the mark of that number (from 1) is reached; nil once everybody up to the top of `holder`'s tree knows.
    func moment(ofMark number: Int, for holder: TreePath, under rules: CaseRules) -> Instant? {
        switch ClockStage(number: number) {
        case .reminder: part(rules.reminderAt, rules.workingTime)
        case .yellow: part(rules.yellowAt, rules.workingTime)
        case .red(let level): level > max(1, holder.depth - 1) ? nil : overdue(level, rules.workingTime)
        case nil: nil
        }
    }

    /// How many marks lie behind `now`: those are not told again when a clock starts or is moved.
    func marks(at now: Instant, for holder: TreePath, under rules: CaseRules) -> Int {
        var count = 0
        while let next = moment(ofMark: count + 1, for: holder, under: rules), next <= now { count += 1 }
        return count
    }

    private func part(_ percent: Int, _ time: WorkingTime) -> Instant {
        let share = Span(milliseconds: length(time).milliseconds * Int64(percent) / 100)
        return min(due, added(share, to: since, time))
    }

    private func overdue(_ level: Int, _ time: WorkingTime) -> Instant {
        guard level > 1 else { return due }
        return added(Span(milliseconds: length(time).milliseconds * Int64(level - 1)), to: due, time)
    }

    /// A clock that began late, or was shortened, still takes a minute.
    private func length(_ time: WorkingTime) -> Span {
        if case .wall = limit { return max(.minutes(1), due - since) }
        return max(.minutes(1), time.worked(from: since, to: due))
    }

    private func added(_ span: Span, to start: Instant, _ time: WorkingTime) -> Instant {
        if case .wall = limit { return start + span }
        return time.adding(span, to: start)
    }
}
