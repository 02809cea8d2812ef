import Foundation
import Kernel

/// A place in a list sorted by an integer key (an instant, a due time) and an id: pages continue after it, never by offset.
package struct Cursor: Sendable, Hashable {
    package let key: Int64
    package let id: String

    package init(key: Int64, id: String) {
        self.key = key
        self.id = id
    }

    /// What goes into an address.
    package var text: String { "\(key)_\(id)" }

    package init(_ text: String) throws(SiteRefusal) {
        let parts = text.split(separator: "_", maxSplits: 1)
        guard parts.count == 2, let key = Int64(parts[0]) else { throw .badCursor }
        self.init(key: key, id: String(parts[1]))
    }
}
