import Cases
import Foundation
import Kernel
import Storage

extension ApplicationKind: Storable {}
extension ApplicationGround: Storable {}
extension ApplicationState: Storable {}

extension Application {
    /// For an act that will change it: on PostgreSQL nobody else does meanwhile.
    static func lock(_ id: ID, in tx: Transaction) throws {
        try tx.each("SELECT version FROM application WHERE id = \(id) \(sql: tx.forUpdate)") { _ in }
    }

    /// Refused when the agency has an open one of the kind about the case, whoever was quicker.
    func insert(in tx: Transaction) throws {
        let added: Int = try tx.run(
            """
            INSERT INTO application (id, version, kind, ground, state, case_id, case_number, agency, territory, category,
                involved, against, due, filed_at, updated_at)
            VALUES (\(id), \(version), \(kind), \(ground), \(state), \(filing.matter), \(filing.number), \(agency.path),
                \(filing.place), \(filing.category), \(try involved.text()), \(filing.against?.application), \(judgeDue),
                \(filedAt), \(updatedAt))
            ON CONFLICT DO NOTHING
            """)
        guard added == 1 else { throw ApplicationRefusal.alreadyOpen }
    }

    func update(in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE application SET version = \(version), state = \(state), due = \(judgeDue), updated_at = \(updatedAt),
                involved = \(try involved.text()), appeal = \(appeal), judged_at = \(judgedAt), overturned_at = \(overturnedAt)
            WHERE id = \(id)
            """)
    }

    /// Whether one of the kind about the case was judged for the agency already.
    static func isJudged(_ filing: Filing, in tx: Transaction) throws -> Bool {
        let states: [ApplicationState] = [.granted, .refused]
        let count: Int? = try tx.value(
            """
            SELECT COUNT(*) FROM application WHERE case_id = \(filing.matter) AND agency = \(filing.agency.path)
                AND kind = \(filing.kind) AND state IN \(list: states)
            """)
        return (count ?? 0) > 0
    }
}

extension Involved {
    /// As a list keeps it, to say of each row who may judge it.
    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    init(text: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(text.utf8)) }
}

extension WrittenText {
    static func insert(_ texts: [WrittenText], of id: Application.ID, in tx: Transaction) throws {
        guard !texts.isEmpty else { return }
        let rows: [SQL] = texts.map { "(\(id), \($0.number), \($0.body))" }
        try tx.run(
            """
            INSERT INTO application_text (application_id, number, body) VALUES \(sql: SQL.joined(rows, by: ","))
            """)
    }

    /// All texts of an application by number; an erased one is empty.
    package static func all(of id: Application.ID, in tx: Transaction) throws -> [Int: String] {
        let pairs: [(Int, String)] = try tx.all(
            "SELECT number, body FROM application_text WHERE application_id = \(id)"
        ) { (try $0(at: 0), try $0(at: 1)) }
        return Dictionary(pairs) { first, _ in first }
    }
}

/// A picture among the evidence.
package struct EvidencePhoto: Sendable, Hashable {
    /// Counts from 1 within the application.
    package let number: Int
    package let photo: PhotoHash
    /// The version the application had once it came.
    package let version: Int

    static func attach(_ photos: [PhotoHash], to file: Application, in tx: Transaction) throws {
        guard !photos.isEmpty else { return }
        let first: Int = file.photos - photos.count + 1
        let rows: [SQL] = photos.enumerated().map { "(\(file.id), \(first + $0), \($1), \(file.version))" }
        try tx.run(
            """
            INSERT INTO application_photo (application_id, number, photo, version)
            VALUES \(sql: SQL.joined(rows, by: ","))
            """)
    }

    static func all(of id: Application.ID, in tx: Transaction) throws -> [EvidencePhoto] {
        try tx.all(
            "SELECT number, photo, version FROM application_photo WHERE application_id = \(id) ORDER BY number"
        ) { EvidencePhoto(number: try $0(at: 0), photo: try $0(at: 1), version: try $0(at: 2)) }
    }
}
