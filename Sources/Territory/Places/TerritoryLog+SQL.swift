import Kernel
import Storage

extension TerritoryLog {
    /// The number of changes the tree has seen.
    static func revision(in tx: Transaction) throws -> Int {
        try tx.value("SELECT COALESCE(MAX(version), 0) FROM event WHERE stream = \(stream.id)") ?? 0
    }
}
