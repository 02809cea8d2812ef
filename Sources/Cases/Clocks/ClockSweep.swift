import Kernel
import Logging
import ServiceLifecycle
import Storage

/// Looks at what has fallen due: reminders, lights, escalations, questions that lapse, deferred cases that come back.
/// Each mark is taken in one transaction by one node, in the order in which they truly fell due.
package struct ClockSweep: Service {
    private let desk: CaseDesk
    private let logger: Logger

    private static let batch = 200
    private static let period: Duration = .seconds(10)

    package init(_ desk: CaseDesk, logger: Logger) {
        self.desk = desk
        self.logger = logger
    }

    package func run() async throws {
        await desk.database.everySoOften("clocks", Self.period, logger) { _ = try await sweep() }
    }

    /// Takes everything that is due now; tells how many marks that were.
    @discardableResult
    package func sweep() async throws -> Int {
        let now: Instant = desk.clock.now
        var taken = 0
        while !Task.isShuttingDownGracefully {
            let due: [DueClock] = try await desk.database.read { try DueClock.all(at: now, limit: Self.batch, in: $0) }
            guard !due.isEmpty else { break }
            taken += try await desk.fall(due, at: now)
        }
        return taken
    }
}

extension CaseDesk {
    /// One transaction for each case: what is due of it, in order.
    func fall(_ due: [DueClock], at now: Instant) async throws -> Int {
        var taken = 0
        for clock in due {
            taken += try await database.write { [book] tx in
                let at = CaseMoment(now: now, rules: try book.rules(in: tx), tx: tx)
                return try Self.fall(clock, at) ? 1 : 0
            }
        }
        return taken
    }

    private static func fall(_ due: DueClock, _ at: CaseMoment) throws -> Bool {
        try Case.lock(due.case, in: at.tx)
        var file: Case = try .open(due.case, in: at.tx)
        guard let running = file.runningClocks.first(where: { $0.kind == due.kind && $0.of == due.of }) else {
            return try due.take(next: nil, in: at.tx)
        }
        let next: Instant? = running.clock.moment(ofMark: due.mark + 1, for: running.holder, under: at.rules)
        guard try due.take(next: next, in: at.tx) else { return false }
        let events = file.fallingDue(running, (due.mark, due.at), at: at.now, under: at.rules)
        try file.record(events, by: .system, at)
        return true
    }

    /// Reckons provisional deadlines anew, now that a year's table has come; tells in how many cases that moved one.
    @discardableResult
    package func reschedule() async throws -> Int {
        var last: Case.ID?
        var moved = 0
        while true {
            let some: [Case.ID] = try await database.read { [last] tx in
                try DueClock.provisional(after: last, limit: 100, in: tx)
            }
            guard let end = some.last else { return moved }
            moved += try await database.write { [book, now = clock.now] tx in
                let at = CaseMoment(now: now, rules: try book.rules(in: tx), tx: tx)
                return try some.count { try Self.reschedule($0, at) }
            }
            last = end
        }
    }

    private static func reschedule(_ id: Case.ID, _ at: CaseMoment) throws -> Bool {
        try Case.lock(id, in: at.tx)
        var file: Case = try .open(id, in: at.tx)
        let events: [CaseEvent] = file.rescheduling(at: at.now, under: at.rules)
        try file.record(events, by: .system, at)
        return !events.isEmpty
    }
}
