import Kernel
import Synchronization

/// Remembers for a few seconds who a session or token stands for, because every request asks.
package final class VisitorCache: Sendable {
    private struct Entry: Sendable {
        let visitor: Visitor
        let readAt: Instant
    }

    private static let patience: Span = .seconds(3)
    private static let capacity = 20_000

    private let entries = Mutex<[[UInt8]: Entry]>([:])

    package init() {}

    func visitor(for key: [UInt8], at now: Instant) -> Visitor? {
        guard let entry = entries.withLock({ $0[key] }) else { return nil }
        return now - entry.readAt < Self.patience ? entry.visitor : nil
    }

    func keep(_ visitor: Visitor, for key: [UInt8], at now: Instant) {
        entries.withLock { entries in
            if entries.count >= Self.capacity {
                entries = entries.filter { now - $0.value.readAt < Self.patience }
                if entries.count >= Self.capacity { entries = [:] }
            }
            entries[key] = Entry(visitor: visitor, readAt: now)
        }
    }

    func drop(key: [UInt8]) { entries.withLock { _ = $0.removeValue(forKey: key) } }

    /// After a person's roles, state or password changed. Other nodes follow when their few seconds are over.
    func drop(person: Identifier<Visitor>) {
        entries.withLock { entries in entries = entries.filter { $0.value.visitor.id != person } }
    }

    /// After a role itself changed.
    func dropAll() { entries.withLock { $0 = [:] } }
}
