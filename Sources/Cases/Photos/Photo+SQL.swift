import Kernel
import Storage

extension PhotoHash: Storable {
    package var stored: SQLValue { bytes.stored }
    package init?(stored: SQLValue) {
        guard case .bytes(let bytes) = stored else { return nil }
        self.init(bytes: bytes)
    }
}

extension Photo {
    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO photo (hash, thumbnail, width, height, size, taken_in_at)
            VALUES (\(hash), \(thumbnail), \(width), \(height), \(size), \(takenInAt)) ON CONFLICT (hash) DO NOTHING
            """)
    }

    /// Puts pictures that were taken in before to a case, after those it has.
    static func attach(_ hashes: [PhotoHash], to file: Case, in tx: Transaction) throws {
        guard !hashes.isEmpty else { return }
        let known: Int? = try tx.value("SELECT COUNT(*) FROM photo WHERE hash IN \(list: hashes)")
        guard known == Set(hashes).count else { throw CaseRefusal.unknownPhoto }
        let before: Int? = try tx.value("SELECT COUNT(*) FROM case_attachment WHERE case_id = \(file.id)")
        let rows: [SQL] = hashes.enumerated().map { index, hash in
            "(\(file.id), \((before ?? 0) + index + 1), \(hash), \(file.version))"
        }
        try tx.run(
            """
            INSERT INTO case_attachment (case_id, number, photo, version)
            VALUES \(sql: SQL.joined(rows, by: ","))
            """)
    }
}

extension CasePhoto {
    init(row: Row) throws {
        number = try row("number")
        photo = try row("photo")
        thumbnail = try row("thumbnail")
        width = try row("width")
        height = try row("height")
        version = try row("version")
    }

    static func all(of id: Case.ID, in tx: Transaction) throws -> [CasePhoto] {
        try tx.all(
            """
            SELECT a.number, a.photo, a.version, p.thumbnail, p.width, p.height
            FROM case_attachment a JOIN photo p ON p.hash = a.photo WHERE a.case_id = \(id) ORDER BY a.number
            """, CasePhoto.init(row:))
    }
}
