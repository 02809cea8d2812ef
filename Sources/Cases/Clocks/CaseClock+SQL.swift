import Kernel
import Storage

extension ServiceClock: Storable {}

extension Case {
    /// Brings the rows of the clocks up to the case: what started, moved or stopped.
    func saveClocks(after old: Case?, _ at: CaseMoment) throws {
        let now: [RunningClock] = runningClocks
        let before: [RunningClock] = old?.runningClocks ?? []
        guard now != before else { return }
        let kept: Set<RunningClock.Key> = Set(now.map(\.key))
        for running in before where !kept.contains(running.key) { try delete(running, in: at.tx) }
        for running in now where !before.contains(running) {
            let isSame: Bool = before.contains { $0.key == running.key && $0.clock == running.clock }
            try save(running, mark: isSame ? try mark(of: running, in: at.tx) : nil, at)
        }
    }

    private func mark(of running: RunningClock, in tx: Transaction) throws -> Int? {
        try tx.value(
            "SELECT mark FROM case_clock WHERE case_id = \(id) AND kind = \(running.kind) AND share = \(running.of)")
    }

    private func delete(_ running: RunningClock, in tx: Transaction) throws {
        try tx.run(
            "DELETE FROM case_clock WHERE case_id = \(id) AND kind = \(running.kind) AND share = \(running.of)")
    }

    /// A clock that is set begins behind the reminders that are past; that it is overdue is always told.
    private func save(_ running: RunningClock, mark kept: Int?, _ at: CaseMoment) throws {
        let clock: CaseClock = running.clock
        let mark: Int = kept ?? min(2, clock.marks(at: at.now, for: running.holder, under: at.rules))
        let next: Instant? =
            running.isPaused ? nil : clock.moment(ofMark: mark + 1, for: running.holder, under: at.rules)
        try at.tx.run(
            """
            INSERT INTO case_clock (case_id, kind, share, holder, since, due, provisional, mark, fires_at)
            VALUES (\(id), \(running.kind), \(running.of), \(running.holder), \(clock.since), \(clock.due),
                \(clock.isProvisional), \(mark), \(next))
            ON CONFLICT (case_id, kind, share) DO UPDATE SET holder = excluded.holder, since = excluded.since,
                due = excluded.due, provisional = excluded.provisional, mark = excluded.mark, fires_at = excluded.fires_at
            """)
    }
}

extension RunningClock {
    struct Key: Hashable {
        let kind: ServiceClock
        let of: Int
    }

    var key: Key { Key(kind: kind, of: of) }
}

/// A clock that has come to its next mark.
struct DueClock: Sendable, Hashable {
    let `case`: Case.ID
    let kind: ServiceClock
    let of: Int
    let mark: Int
    /// When it truly came to it.
    let at: Instant

    /// The earliest first.
    static func all(at now: Instant, limit: Int, in tx: Transaction) throws -> [DueClock] {
        try tx.all(statement(at: now, limit: limit)) {
            DueClock(
                case: try $0(at: 0), kind: try $0(at: 1), of: try $0(at: 2), mark: try $0(at: 3), at: try $0(at: 4))
        }
    }

    static func statement(at now: Instant, limit: Int) -> SQL {
        """
        SELECT case_id, kind, share, mark + 1, fires_at FROM case_clock
        WHERE fires_at <= \(now) AND fires_at IS NOT NULL ORDER BY fires_at, case_id, kind, share LIMIT \(limit)
        """
    }

    /// Moves the clock to its mark; false when somebody else has, or the clock has moved or stopped since.
    func take(next: Instant?, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE case_clock SET mark = \(mark), marked_at = \(at), fires_at = \(next)
            WHERE case_id = \(`case`) AND kind = \(kind) AND share = \(of) AND mark = \(mark - 1) AND fires_at = \(at)
            """) == 1
    }

    /// Cases with a deadline that was reckoned without its year's table.
    static func provisional(after id: Case.ID?, limit: Int, in tx: Transaction) throws -> [Case.ID] {
        let rest: SQL = id.map { "AND case_id > \($0)" } ?? ""
        return try tx.all(
            """
            SELECT DISTINCT case_id FROM case_clock WHERE provisional = 1 \(sql: rest) ORDER BY case_id LIMIT \(limit)
            """
        ) { try $0(at: 0) }
    }
}
