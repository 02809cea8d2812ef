import Foundation
import Storage

/// How the engine would run a statement. PostgreSQL is told to sort and to read whole tables only if it must, since
/// on the small tables of a test it would otherwise prefer to.
package func plan(of sql: SQL, in tx: Transaction) throws -> String {
    switch tx.engine {
    case .sqlite:
        return try tx.all("EXPLAIN QUERY PLAN \(sql: sql)") { try $0("detail") as String }.joined(separator: "\n")
    case .postgres:
        for setting in ["enable_seqscan", "enable_sort", "enable_incremental_sort", "enable_bitmapscan"] {
            try tx.run("SET LOCAL \(sql: SQL(stringLiteral: setting)) = off")
        }
        return try tx.all("EXPLAIN (COSTS OFF) \(sql: sql)") { try $0(at: 0) as String }.joined(separator: "\n")
    }
}

/// Throws, with the plan, when a statement would read a whole table or sort. `small` are tables that stay small.
package func expectIndexed(_ sql: SQL, on database: Database, small: Set<String> = []) async throws {
    let steps: String = try await database.read { try plan(of: sql, in: $0) }
    let isIndexed: Bool = steps.split(separator: "\n").allSatisfy { line in
        let line: String = line.trimmingCharacters(in: .whitespaces)
        return !isSlow(line) || small.contains { line.split(separator: " ").contains(Substring($0)) }
    }
    guard isIndexed else { throw TestingFault.notIndexed(plan: steps) }
}

private func isSlow(_ line: String) -> Bool {
    if line.hasPrefix("SCAN ") { return !line.contains(" USING ") && !line.contains("CONSTANT ROW") }
    let signs: [String] = ["USE TEMP B-TREE FOR ORDER BY", "Seq Scan on", "Sort Key:"]
    return signs.contains { line.contains($0) }
}
