import Kernel
import Storage

extension ComponentLog {
    static func version(of id: Component.ID, in tx: Transaction) throws -> Int {
        try tx.value("SELECT COALESCE(MAX(version), 0) FROM event WHERE stream = \(stream(id).id)") ?? 0
    }
}
