import Kernel
import Storage

extension CaseState: Storable {}
extension CaseNeed: Storable {}
extension CaseKind: Storable {}
extension CaseChannel: Storable {}
extension Urgency: Storable {}
extension ReporterStanding: Storable {}
extension Assignment.State: Storable {}

extension CaseNumber: Storable {
    package var stored: SQLValue { digits.stored }
    package init?(stored: SQLValue) {
        guard let digits = Int64(stored: stored) else { return nil }
        self.init(stored: digits)
    }

    /// The next number of the day.
    static func next(on day: Day, in tx: Transaction) throws -> CaseNumber {
        let sequence: Int? = try tx.value(
            """
            INSERT INTO case_sequence (day, last) VALUES (\(day), 1)
            ON CONFLICT (day) DO UPDATE SET last = case_sequence.last + 1 RETURNING last
            """)
        guard let sequence else { throw StorageFault.conflict }
        return CaseNumber(day: day, sequence: sequence)
    }
}

extension Case {
    package static func id(of number: CaseNumber, in tx: Transaction) throws -> ID? {
        try tx.value("SELECT id FROM case_file WHERE number = \(number)")
    }

    /// The same, for an act that will change it: on PostgreSQL nobody else does meanwhile.
    static func lock(_ number: CaseNumber, in tx: Transaction) throws -> ID? {
        try tx.value("SELECT id FROM case_file WHERE number = \(number) \(sql: tx.forUpdate)")
    }

    static func lock(_ id: ID, in tx: Transaction) throws {
        try tx.each("SELECT version FROM case_file WHERE id = \(id) \(sql: tx.forUpdate)") { _ in }
    }

    /// Followers that have no answer yet.
    static func followers(of leader: ID, in tx: Transaction) throws -> [ID] {
        try tx.all(
            """
            SELECT id FROM case_file
            WHERE merged_into = \(leader) AND merged_into IS NOT NULL AND state = \(CaseState.merged) ORDER BY id
            """
        ) { try $0(at: 0) }
    }

    /// Cases that have not ended.
    static func open(after id: ID?, limit: Int, in tx: Transaction) throws -> [ID] {
        let rest: SQL = id.map { "AND id > \($0)" } ?? ""
        return try tx.all(
            """
            SELECT id FROM case_file WHERE state NOT IN (\(CaseState.closed), \(CaseState.notAccepted)) \(sql: rest)
            ORDER BY id LIMIT \(limit)
            """
        ) { try $0(at: 0) }
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO case_file (id, number, version, state, need, kind, channel, urgency, standing, category, territory,
                longitude, latitude, owner, handler, due, updated_at, address, merged_into)
            VALUES (\(id), \(number), \(version), \(state), \(need), \(kind), \(channel), \(urgency), \(standing), \(category),
                \(place?.path), \(place?.point?.longitude), \(place?.point?.latitude), \(owner.path), \(handler.path),
                \(nextDue), \(updatedAt), \(address), \(mergedInto))
            """)
    }

    /// Brings the row up to the case. What is seldom changed is written, with its indexes, only when it did.
    func update(from old: Case, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE case_file SET version = \(version), state = \(state), need = \(need), due = \(nextDue), updated_at = \(updatedAt)
            WHERE id = \(id)
            """)
        if (old.owner.path, old.handler.path, old.mergedInto?.low) != (owner.path, handler.path, mergedInto?.low) {
            try tx.run(
                """
                UPDATE case_file SET owner = \(owner.path), handler = \(handler.path), merged_into = \(mergedInto)
                WHERE id = \(id)
                """)
        }
        if (old.kind, old.urgency, old.category) != (kind, urgency, category) {
            try tx.run(
                "UPDATE case_file SET kind = \(kind), urgency = \(urgency), category = \(category) WHERE id = \(id)")
        }
        if old.place != place || old.address != address {
            try tx.run(
                """
                UPDATE case_file SET territory = \(place?.path), longitude = \(place?.point?.longitude),
                    latitude = \(place?.point?.latitude), address = \(address)
                WHERE id = \(id)
                """)
        }
    }
}

extension CaseNumber {
    static func of(_ id: Case.ID, in tx: Transaction) throws -> CaseNumber? {
        try tx.value("SELECT number FROM case_file WHERE id = \(id)")
    }

    static func of(_ ids: [Case.ID], in tx: Transaction) throws -> [Case.ID: CaseNumber] {
        let pairs: [(Case.ID, CaseNumber)] = try tx.all("SELECT id, number FROM case_file WHERE id IN \(list: ids)") {
            (try $0(at: 0), try $0(at: 1))
        }
        return Dictionary(pairs) { first, _ in first }
    }

    static func following(_ leader: Case.ID, in tx: Transaction) throws -> [CaseNumber] {
        try tx.all(
            """
            SELECT number FROM case_file WHERE merged_into = \(leader) AND merged_into IS NOT NULL
            ORDER BY number LIMIT 200
            """
        ) { try $0(at: 0) }
    }
}
