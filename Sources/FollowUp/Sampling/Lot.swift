import Cases
import Kernel

/// The lot of a round: a keyed hash of case, round and rule version. The same for ever, and not to be foreseen or steered
/// by whoever does not hold the city's key.
enum Lot {
    static func text(_ id: Case.ID, round: Int, version: Int) -> String { "follow-up lot \(id) \(round) \(version)" }

    /// The first 53 bits of the hash as a number in [0, 1), below the chance.
    static func isDrawn(_ hash: [UInt8], percent: Int) -> Bool {
        let head: UInt64 = hash.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        return Double(head >> 11) / 9_007_199_254_740_992 < Double(percent) / 100
    }
}
