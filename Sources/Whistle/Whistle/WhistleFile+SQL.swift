import Cases
import Kernel
import Storage

extension WhistleKind: Storable {}
extension WhistleState: Storable {}
extension Ruling: Storable {}
extension CalledAgency.Standing: Storable {}

extension WhistleNumber: Storable {
    package var stored: SQLValue { digits.stored }
    package init?(stored: SQLValue) {
        guard let number = Int64(stored: stored) else { return nil }
        self.init(stored: number)
    }

    /// The next number of the day.
    static func next(on day: Day, in tx: Transaction) throws -> WhistleNumber {
        let sequence: Int? = try tx.value(
            """
            INSERT INTO whistle_sequence (day, last) VALUES (\(day), 1)
            ON CONFLICT (day) DO UPDATE SET last = whistle_sequence.last + 1 RETURNING last
            """)
        guard let sequence else { throw StorageFault.conflict }
        return WhistleNumber(day: day, sequence: sequence)
    }
}

extension WhistleFile {
    package static func id(of number: WhistleNumber, in tx: Transaction) throws -> ID? {
        try tx.value("SELECT id FROM whistle_file WHERE number = \(number)")
    }

    /// The same, for an act that will change it.
    static func lock(_ number: WhistleNumber, in tx: Transaction) throws -> ID? {
        try tx.value("SELECT id FROM whistle_file WHERE number = \(number) \(sql: tx.forUpdate)")
    }

    static func lock(_ id: ID, in tx: Transaction) throws {
        try tx.each("SELECT version FROM whistle_file WHERE id = \(id) \(sql: tx.forUpdate)") { _ in }
    }

    /// Whistles at which something fell due, the earliest first.
    static func due(before now: Instant, limit: Int, in tx: Transaction) throws -> [ID] {
        try tx.all(dueStatement(before: now, limit: limit)) { try $0(at: 0) }
    }

    static func dueStatement(before now: Instant, limit: Int) -> SQL {
        """
        SELECT id FROM whistle_file WHERE due IS NOT NULL AND due < \(now) ORDER BY due, id LIMIT \(limit)
        """
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO whistle_file (id, number, version, state, kind, raiser, case_id, category, territory, called,
                arrived, due, updated_at, closed_at)
            VALUES (\(id), \(number), \(version), \(state), \(kind), \(raiser.path), \(`case`), \(category), \(place.path),
                \(called.count), \(arrived), \(nextDue), \(updatedAt), \(closedAt))
            """)
        for agency in called { try agency.save(of: id, in: tx) }
    }

    func update(from old: WhistleFile, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE whistle_file SET version = \(version), state = \(state), called = \(called.count), arrived = \(arrived),
                due = \(nextDue), updated_at = \(updatedAt), closed_at = \(closedAt)
            WHERE id = \(id)
            """)
        for agency in called where !old.called.contains(agency) { try agency.save(of: id, in: tx) }
    }

    var arrived: Int { called.count { $0.arrivedAt != nil } }
}

extension CalledAgency {
    func save(of id: WhistleFile.ID, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO whistle_called (whistle_id, number, agency, standing, called_at, due, arrived_at, late_since,
                absent, ruling, arrival, effort, result, necessary, own_power)
            VALUES (\(id), \(number), \(agency.path), \(standing), \(calledAt), \(due), \(arrivedAt), \(lateSince),
                \(wasAbsent), \(decline?.ruling), \(rating?.arrival), \(rating?.effort), \(rating?.result),
                \(verdict?.necessary), \(verdict?.ownPower))
            ON CONFLICT (whistle_id, number) DO UPDATE SET standing = excluded.standing, due = excluded.due,
                arrived_at = excluded.arrived_at, late_since = excluded.late_since, absent = excluded.absent,
                ruling = excluded.ruling, arrival = excluded.arrival, effort = excluded.effort, result = excluded.result,
                necessary = excluded.necessary, own_power = excluded.own_power
            """)
    }
}

extension WrittenText {
    static func insert(_ texts: [WrittenText], of id: WhistleFile.ID, in tx: Transaction) throws {
        guard !texts.isEmpty else { return }
        let rows: [SQL] = texts.map { "(\(id), \($0.number), \($0.body))" }
        try tx.run("INSERT INTO whistle_text (whistle_id, number, body) VALUES \(sql: SQL.joined(rows, by: ","))")
    }

    /// All texts of a whistle by number; an erased one is empty.
    static func all(of id: WhistleFile.ID, in tx: Transaction) throws -> [Int: String] {
        let pairs: [(Int, String)] = try tx.all("SELECT number, body FROM whistle_text WHERE whistle_id = \(id)") {
            (try $0(at: 0), try $0(at: 1))
        }
        return Dictionary(pairs) { first, _ in first }
    }
}
