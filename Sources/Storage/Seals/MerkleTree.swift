import Crypto

/// The Merkle tree hash of RFC 6962, section 2.1 (SHA-256, leaves led by 0, nodes by 1), grown leaf by leaf; it holds
/// only the roots of its complete subtrees.
struct MerkleTree {
    private var peaks: [(hash: [UInt8], leaves: Int)] = []
    private(set) var count = 0

    mutating func add(_ leaf: [UInt8]) {
        count += 1
        var peak: (hash: [UInt8], leaves: Int) = (Array(SHA256.hash(data: [0] + leaf)), 1)
        while let last = peaks.last, last.leaves == peak.leaves {
            peaks.removeLast()
            peak = (Self.node(last.hash, peak.hash), last.leaves * 2)
        }
        peaks.append(peak)
    }

    var root: [UInt8] {
        guard let last = peaks.last else { return Array(SHA256.hash(data: [UInt8]())) }
        return peaks.dropLast().reversed().reduce(last.hash) { Self.node($1.hash, $0) }
    }

    private static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: [1] + left + right))
    }
}

/// What a seal says about a stretch of the log, gathered event by event.
struct Stretch {
    private var tree = MerkleTree()
    private var mixed = Digest()
    private(set) var last: Int64

    /// The stretch that begins after a position.
    init(after position: Int64) { last = position }

    mutating func add(_ hash: [UInt8], at position: Int64) {
        tree.add(hash)
        if let digest = Digest(hash) { mixed.mix(digest) }
        last = position
    }

    var count: Int { tree.count }
    var root: [UInt8] { tree.root }
    /// The same for the same events in any order; it tells a changed order from changed events.
    var mix: [UInt8] { mixed.bytes }
}
