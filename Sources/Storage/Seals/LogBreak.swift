import Kernel

/// The first place at which the log is not what it was. `minhu verify` tells it under `verify.<code>`.
package enum LogBreak: Error, Sendable, Hashable {
    /// The event does not match its own hash: some field of it, its author or its predecessor was changed.
    case altered(position: Int64, stream: Identifier<EventStream>?, version: Int?)
    /// Events of the stream before this one are gone.
    case gap(position: Int64, stream: Identifier<EventStream>, expected: Int, found: Int)
    /// The event stands before its predecessor.
    case reordered(position: Int64, stream: Identifier<EventStream>, version: Int)
    /// The seal counted more events than there are.
    case removed(seal: Int, missing: Int)
    /// The seal counted fewer events than there are.
    case inserted(seal: Int, extra: Int)
    /// The seal saw the same events in another order.
    case shuffled(seal: Int)
    /// The seal saw as many events, but not these: they were written anew, hashes and all.
    case rewritten(seal: Int)
    /// The log ends before what the seal covers.
    case cut(seal: Int, last: Int64)
    case sealMissing(number: Int)
    /// The seal does not match its signature, or the seal before it.
    case sealForged(number: Int)
    /// The seal is signed with a key that is not among those trusted.
    case sealOfStranger(number: Int)

    package var code: String { "verify.\(parts.name)" }
    package var facts: [String: String] { parts.facts }

    private var parts: (name: String, facts: [String: String]) {
        switch self {
        case .altered(let position, _, _): ("altered", ["position": "\(position)"])
        case .gap(let position, let stream, let expected, let found):
            ("gap", ["position": "\(position)", "stream": "\(stream)", "expected": "\(expected)", "found": "\(found)"])
        case .reordered(let position, let stream, let version):
            ("reordered", ["position": "\(position)", "stream": "\(stream)", "version": "\(version)"])
        case .removed(let seal, let missing): ("removed", ["seal": "\(seal)", "missing": "\(missing)"])
        case .inserted(let seal, let extra): ("inserted", ["seal": "\(seal)", "extra": "\(extra)"])
        case .shuffled(let seal): ("shuffled", ["seal": "\(seal)"])
        case .rewritten(let seal): ("rewritten", ["seal": "\(seal)"])
        case .cut(let seal, let last): ("cut", ["seal": "\(seal)", "last": "\(last)"])
        case .sealMissing(let number): ("sealMissing", ["seal": "\(number)"])
        case .sealForged(let number): ("sealForged", ["seal": "\(number)"])
        case .sealOfStranger(let number): ("sealOfStranger", ["seal": "\(number)"])
        }
    }
}
