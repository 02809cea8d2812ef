import Cases
import Kernel
import Storage

extension CallBack.State: Storable {}
extension CallBack.Need: Storable {}
extension CallBack.Way: Storable {}

extension CallBack {
    static let columns: SQL = """
        t.case_id, t.round, t.number, t.replied_at, t.due, t.kind, t.urgency, t.channel, t.standing, t.category, t.territory,
        t.handler, t.is_last, t.reachable, t.rule_version, t.rule_row, t.percent, t.drawn, t.way, t.tries, t.last_try_at,
        t.next_try_at, t.state, t.need, t.contacted, t.solved, t.satisfaction, t.why_not, t.via, t.answered_at, t.redone,
        t.reminded_at
        """

    static func all(of id: Case.ID, in tx: Transaction) throws -> [CallBack] {
        try tx.all(
            "SELECT \(sql: columns) FROM call_back t WHERE t.case_id = \(id) ORDER BY t.round", CallBack.init(row:))
    }

    /// The row as it now stands.
    func save(_ zone: Zone, in tx: Transaction) throws {
        try tx.run("DELETE FROM call_back WHERE case_id = \(self.case) AND round = \(round)")
        try tx.run(
            """
            INSERT INTO call_back (case_id, round, number, replied_at, due, kind, urgency, channel, standing, category, topic,
                territory, district, handler, month, is_last, reachable, rule_version, rule_row, percent, drawn, way, tries,
                last_try_at, next_try_at, state, need, contacted, solved, satisfaction, why_not, via, answered_at, redone,
                reminded_at)
            VALUES (\(self.case), \(round), \(number), \(repliedAt), \(due), \(kind), \(urgency), \(channel), \(standing),
                \(category), \(category?.top(1)), \(territory), \(territory?.top(2)), \(handler),
                \(zone.month(of: repliedAt)), \(isLast), \(isReachable), \(sampling.version), \(sampling.row),
                \(sampling.percent), \(sampling.isDrawn), \(way), \(tries), \(lastTry), \(nextTry), \(state), \(need),
                \(answer?.contacted), \(answer?.solved), \(answer?.satisfaction), \(answer?.whyNot?.rawValue),
                \(answer?.via), \(answer?.at), \(isRedone), \(remindedAt))
            """)
    }

    init(row: Row) throws {
        `case` = try row(at: 0)
        round = try row(at: 1)
        number = try row(at: 2)
        repliedAt = try row(at: 3)
        due = try row(at: 4)
        kind = try row(at: 5)
        urgency = try row(at: 6)
        channel = try row(at: 7)
        standing = try row(at: 8)
        category = try row(at: 9)
        territory = try row(at: 10)
        handler = try row(at: 11)
        isLast = try row(at: 12)
        isReachable = try row(at: 13)
        sampling = Sampling(
            version: try row(at: 14), row: try row(at: 15), percent: try row(at: 16), isDrawn: try row(at: 17))
        way = try row(at: 18)
        tries = try row(at: 19)
        lastTry = try row(at: 20)
        nextTry = try row(at: 21)
        state = try row(at: 22)
        need = try row(at: 23)
        answer = try Answer(row: row)
        isRedone = try row(at: 30)
        remindedAt = try row(at: 31)
    }
}

extension CallBack.Answer {
    fileprivate init?(row: Row) throws {
        guard let contacted: Bool = try row(at: 24), let solved: Bool = try row(at: 25),
            let satisfaction: Int = try row(at: 26), let via: CallBack.Way = try row(at: 28),
            let at: Instant = try row(at: 29)
        else { return nil }
        let ground: String? = try row(at: 27)
        self.contacted = contacted
        self.solved = solved
        self.satisfaction = satisfaction
        whyNot = ground.flatMap(Dissatisfaction.init(rawValue:))
        self.via = via
        self.at = at
    }
}

extension TreePath {
    /// The ancestor of this depth, or the node itself where it is higher.
    func top(_ depth: Int) -> TreePath { upwards.reversed().prefix(depth).last ?? self }
}

extension Zone {
    /// `2026-11`.
    func month(of instant: Instant) -> String { String(day(of: instant).description.prefix(7)) }
}

/// How far the rows follow the log.
enum FollowUpReached {
    static func at(in tx: Transaction) throws -> Instant? { try tx.value("SELECT at FROM follow_up_reached") }

    static func move(to instant: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO follow_up_reached (one, at) VALUES (1, \(instant))
            ON CONFLICT (one) DO UPDATE SET at = excluded.at
            """)
    }

    /// Forgets every row, so that the log can be read anew.
    static func empty(in tx: Transaction) throws {
        try tx.run("DELETE FROM call_back")
        try tx.run("DELETE FROM follow_up_reached")
    }
}
