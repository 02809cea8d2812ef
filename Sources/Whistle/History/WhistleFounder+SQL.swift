import Agencies
import Cases
import Kernel
import Storage
import Territory

extension WhistleNumber {
    /// Says how many numbers of a day are taken.
    static func begin(_ day: Day, after last: Int, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO whistle_sequence (day, last) VALUES (\(day), \(last))
            ON CONFLICT (day) DO UPDATE SET last = excluded.last
            """)
    }
}

extension WhistleFounder {
    /// Cases spread over the whole time, each with the town or community that could whistle on it.
    func stage(_ count: Int, in tx: Transaction) throws -> WhistleStage {
        let agencies: [Agency] = try Agency.all(in: tx).filter(\.isActive)
        let raisers: [String: Agency] = Dictionary(
            agencies.filter { $0.kind.type == .townOffice || $0.kind.type == .communityCommittee }.map {
                ($0.territory.key, $0)
            }
        ) { first, _ in first }
        let nodes: [TreePath: Place.ID] = Dictionary(try Place.all(in: tx).map { ($0.path, $0.id) }) { first, _ in first
        }
        let fit: [Sampled] = try sampled(in: tx) { path in
            nodes[path] != nil && path.upwards.contains { raisers[$0.key] != nil }
        }
        let stride: Int = max(1, fit.count / count)
        let chosen = fit.enumerated().filter { $0.offset % stride == 0 }.prefix(count)
        let occasions: [WhistleOccasion] = chosen.compactMap { _, row in
            guard let node = nodes[row.path],
                let raiser = row.path.upwards.lazy.compactMap({ raisers[$0.key] }).first
            else { return nil }
            return WhistleOccasion(
                row.case, at: CasePlace(node: node, path: row.path, point: row.point), category: row.category,
                raiser: CaseAgency(id: raiser.id, path: raiser.path))
        }
        let departments: [CaseAgency] = agencies.filter { $0.kind.type == .department || $0.kind.type == .utility }
            .map { CaseAgency(id: $0.id, path: $0.path) }
        return WhistleStage(
            occasions: occasions, departments: departments, rules: try desk.rules(in: tx), now: now, say: say)
    }

    private struct Sampled {
        let `case`: Case.ID
        let path: TreePath
        let point: Coordinate
        let category: TreePath?
    }

    /// The cases that have a point in a place where somebody could whistle.
    private func sampled(in tx: Transaction, where isFit: (TreePath) -> Bool) throws -> [Sampled] {
        var sampled: [Sampled] = []
        try tx.each(
            """
            SELECT id, territory, longitude, latitude, category FROM case_file
            WHERE longitude IS NOT NULL AND territory IS NOT NULL ORDER BY id
            """
        ) { row in
            let path: TreePath = try row(at: 1)
            guard isFit(path) else { return }
            sampled.append(
                Sampled(
                    case: try row(at: 0), path: path,
                    point: Coordinate(longitude: try row(at: 2), latitude: try row(at: 3)), category: try row(at: 4)))
        }
        return sampled
    }
}
