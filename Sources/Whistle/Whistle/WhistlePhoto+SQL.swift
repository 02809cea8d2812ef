import Cases
import Kernel
import Storage

/// A picture that shows what was done.
package struct WhistlePhoto: Sendable, Hashable {
    package let number: Int
    package let photo: PhotoHash
    package let thumbnail: PhotoHash
    package let width: Int
    package let height: Int
    /// The version of the event it came with.
    package let version: Int
}

extension WhistlePhoto {
    /// Puts pictures that were taken in before to a whistle; they belong to the event at `version`.
    static func attach(_ hashes: [PhotoHash], to id: WhistleFile.ID, at version: Int, in tx: Transaction) throws {
        guard !hashes.isEmpty else { return }
        let known: Int? = try tx.value("SELECT COUNT(*) FROM photo WHERE hash IN \(list: hashes)")
        guard known == Set(hashes).count else { throw WhistleRefusal.unknownPhoto }
        let before: Int = try tx.value("SELECT COUNT(*) FROM whistle_photo WHERE whistle_id = \(id)") ?? 0
        let rows: [SQL] = hashes.enumerated().map { "(\(id), \(before + $0 + 1), \($1), \(version))" }
        try tx.run(
            """
            INSERT INTO whistle_photo (whistle_id, number, photo, version) VALUES \(sql: SQL.joined(rows, by: ","))
            """)
    }

    static func all(of id: WhistleFile.ID, in tx: Transaction) throws -> [WhistlePhoto] {
        try tx.all(
            """
            SELECT a.number, a.photo, p.thumbnail, p.width, p.height, a.version
            FROM whistle_photo a JOIN photo p ON p.hash = a.photo WHERE a.whistle_id = \(id) ORDER BY a.number
            """
        ) {
            WhistlePhoto(
                number: try $0(at: 0), photo: try $0(at: 1), thumbnail: try $0(at: 2), width: try $0(at: 3),
                height: try $0(at: 4), version: try $0(at: 5))
        }
    }
}
