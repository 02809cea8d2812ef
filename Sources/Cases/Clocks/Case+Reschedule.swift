import Calendar
import Kernel

/// Clocks that were reckoned anew because a holiday table arrived.
package struct Rescheduling: Sendable, Hashable, Codable {
    package let shifts: [ClockShift]
}

/// Nobody did it in time: told upward.
package struct Escalation: Sendable, Hashable, Codable {
    package let clock: ServiceClock
    package let of: Int
    /// 1 is the first level up, at the due moment itself.
    package let level: Int
    /// When it truly fell due, however late that was noticed.
    package let due: Instant
    package let to: TreePath
}

extension Case {
    /// Provisional deadlines, once the table of their year is there.
    package func rescheduling(at now: Instant, under rules: CaseRules) -> [CaseEvent] {
        let shifts: [ClockShift] = runningClocks.filter(\.clock.isProvisional).compactMap { running in
            let anew: CaseClock = running.clock.reckonedAnew(rules.workingTime)
            return anew == running.clock ? nil : ClockShift(running, anew)
        }
        return shifts.isEmpty ? [] : [.rescheduled(Rescheduling(shifts: shifts))]
    }

    /// What falling due means by itself: a question lapses, a deferred case comes back, all else is told upward.
    func fallingDue(
        _ running: RunningClock, _ mark: (number: Int, at: Instant), at now: Instant, under rules: CaseRules
    ) -> [CaseEvent] {
        switch (running.kind, ClockStage(number: mark.number)) {
        case (.information, .red): lapsing(at: now, under: rules)
        case (.review, .red): resumed(at: now, under: rules)
        case (.information, _), (.review, _): []
        case (_, .red(let level)):
            [
                .escalated(
                    Escalation(
                        clock: running.kind, of: running.of, level: level, due: mark.at,
                        to: running.holder.above(level)))
            ]
        default: []
        }
    }
}

extension TreePath {
    /// So many levels up, or the top.
    fileprivate func above(_ levels: Int) -> TreePath {
        let chain: [TreePath] = upwards
        return chain[min(levels, chain.count - 1)]
    }
}
