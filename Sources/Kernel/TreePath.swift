/// The place of a node in its tree as a text key: `3201/06/012/`. Everything under a node is one range of keys.
package struct TreePath: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    package let key: String

    package init(key: String) { self.key = key }
    package init(root segment: String) { key = segment + "/" }

    package func child(_ segment: String) -> Self { Self(key: key + segment + "/") }

    /// The range of keys of this node and all under it: `key <= x < upper`. `0` is the character after `/`.
    package var upper: String { key.dropLast() + "0" }

    package func contains(_ other: TreePath) -> Bool { other.key.hasPrefix(key) }

    package var depth: Int { key.utf8.count { $0 == UInt8(ascii: "/") } }

    /// The nearest first: this node, its parent, up to the root.
    package var upwards: [TreePath] {
        let segments = key.split(separator: "/")
        return (0..<segments.count).map { drop in
            Self(key: segments.dropLast(drop).map { $0 + "/" }.joined())
        }
    }

    package var description: String { key }
    package static func < (a: Self, b: Self) -> Bool { a.key < b.key }

    package init(from decoder: any Decoder) throws { key = try decoder.singleValueContainer().decode(String.self) }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(key)
    }
}
