import Calendar
import Kernel

/// A clock of a case while it runs: whose it is, and whether it stands still.
package struct RunningClock: Sendable, Hashable {
    package let kind: ServiceClock
    /// The assignment, or the order; 0 is the case itself.
    package let of: Int
    package let clock: CaseClock
    /// The agency that must act.
    package let holder: TreePath
    package let isPaused: Bool
}

extension Case {
    /// All clocks that run now. An open case always has one that does not stand still.
    package var runningClocks: [RunningClock] {
        guard outcome == nil, !isMerged else { return [] }
        let own: [(ServiceClock, CaseClock?)] =
            hasReply
            ? [(.followUp, followUpClock)]
            : [
                (.dispatch, isWaitingForDispatch ? dispatchClock : nil), (.information, asked),
                (.review, deferral?.clock),
            ]
        let ofCase: [RunningClock] = own.compactMap { kind, clock in
            clock.map { running(kind, 0, $0, holder: kind == .review ? handler.path : firstReceiver.path) }
        }
        return ofCase + (hasReply ? [] : liveShares.flatMap(clocks)) + orders.compactMap(clock)
    }

    private func clocks(of share: Assignment) -> [RunningClock] {
        var clocks: [RunningClock] = []
        if share.state == .offered {
            clocks.append(running(.sign, share.number, share.sign, holder: share.agency.path))
        }
        if share.state.isOpen { clocks.append(running(.reply, share.number, share.reply, holder: share.agency.path)) }
        if share.state.isOpen, share.contactedAt == nil, let contact = share.contact {
            clocks.append(running(.contact, share.number, contact, holder: share.agency.path))
        }
        return clocks
    }

    private func clock(of order: Order) -> RunningClock? {
        guard order.answer == nil, let clock = order.clock else { return nil }
        let holder: CaseAgency = assignment(order.of)?.agency ?? owner
        return RunningClock(kind: .order, of: order.number, clock: clock, holder: holder.path, isPaused: false)
    }

    private func running(_ kind: ServiceClock, _ of: Int, _ clock: CaseClock, holder: TreePath) -> RunningClock {
        RunningClock(kind: kind, of: of, clock: clock, holder: holder, isPaused: isPaused(kind))
    }

    /// Waiting for the reporter stops the clocks the question names; a deferral stops all but its own.
    private func isPaused(_ kind: ServiceClock) -> Bool {
        if deferral != nil { return kind != .review }
        return asked != nil && pausedClocks.contains(kind)
    }

    /// Since when its clocks stand still.
    var pausedSince: Instant? { asked?.since ?? deferral?.clock.since }

    /// Where the clocks that stand still go on, should the pause end now.
    func shifts(at now: Instant, _ rules: CaseRules) -> [ClockShift] {
        guard let pause = pausedSince else { return [] }
        return runningClocks.filter(\.isPaused).compactMap { running in
            let moved: CaseClock = running.clock.resumed(from: pause, to: now, rules.workingTime)
            return moved == running.clock ? nil : ClockShift(running, moved)
        }
    }

    mutating func take(_ shifts: [ClockShift]) {
        for shift in shifts {
            switch shift.clock {
            case .dispatch: dispatchClock = dispatchClock?.moved(shift)
            case .followUp: followUpClock = followUpClock?.moved(shift)
            case .sign: change(shift.of) { $0.sign = $0.sign.moved(shift) }
            case .reply: change(shift.of) { $0.reply = $0.reply.moved(shift) }
            case .contact: change(shift.of) { $0.contact = $0.contact?.moved(shift) }
            case .order: changeOrder(shift.of) { $0.clock = $0.clock?.moved(shift) }
            case .information, .review: break
            }
        }
    }
}

extension ClockShift {
    init(_ running: RunningClock, _ moved: CaseClock) {
        self.init(
            clock: running.kind, of: running.of, since: moved.since, due: moved.due, isProvisional: moved.isProvisional)
    }
}

extension CaseClock {
    fileprivate func moved(_ shift: ClockShift) -> CaseClock {
        moved(since: shift.since, due: shift.due, isProvisional: shift.isProvisional)
    }
}
