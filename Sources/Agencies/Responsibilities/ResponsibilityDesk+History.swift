import Kernel
import Storage

/// A row with all that it has said, and who changed it when.
package struct ResponsibilityHistory: Sendable {
    package struct Change: Sendable {
        package let kind: String
        package let at: Instant
        package let author: Author
        package let because: String?
    }

    /// The version asked for.
    package let row: Responsibility
    /// The first in force first; some were replaced before their first day.
    package let versions: [Responsibility]
    package let changes: [Change]
}

extension ResponsibilityDesk {
    package func history(of id: Responsibility.ID) async throws -> ResponsibilityHistory {
        try await database.read { tx in
            guard let row = try Responsibility.find(id, in: tx) else { throw AgencyRefusal.unknownResponsibility }
            let events: [EventRecord] = try EventLog.read(row.stream, in: tx)
            return ResponsibilityHistory(
                row: row, versions: try Responsibility.versions(of: row.line, in: tx),
                changes: events.map {
                    ResponsibilityHistory.Change(kind: $0.kind, at: $0.at, author: $0.author, because: $0.because)
                })
        }
    }
}
