import Kernel

/// Walks along the log with what has to be remembered of it: the last version and hash of each stream, and the
/// stretch that the present seal speaks of.
struct LogCheck {
    private struct Head {
        var version: Int
        var hash: Digest
    }

    private let keys: Set<[UInt8]>
    private var heads: [Identifier<EventStream>: Head] = [:]
    private var stretch = Stretch(after: 0)
    /// The seals ahead, in order.
    private var ahead: [Seal] = []
    private(set) var lastSeal: Seal?
    private(set) var lastTaken: Seal?
    private(set) var events = 0

    init(keys: Set<[UInt8]>) { self.keys = keys }

    var streams: Int { heads.count }
    /// Events after the last seal.
    var unsealed: Int { stretch.count }

    /// A seal fits the one before it and its signature.
    mutating func take(_ seal: Seal) throws(LogBreak) {
        let number: Int = (lastTaken?.number ?? 0) + 1
        guard seal.number == number else { throw .sealMissing(number: number) }
        guard keys.contains(seal.key) else { throw .sealOfStranger(number: number) }
        guard seal.isSigned, seal.previous == lastTaken?.hash ?? [], seal.after == lastTaken?.last ?? 0 else {
            throw .sealForged(number: number)
        }
        lastTaken = seal
        ahead.append(seal)
    }

    /// An event fits its predecessor. Tells nil for a version out of order, which only the database can explain.
    mutating func take(_ event: EventRecord?, at position: Int64) throws(LogBreak) -> Bool {
        guard let event, let hash = Digest(event.hash) else {
            throw .altered(position: position, stream: nil, version: nil)
        }
        let head: Head? = heads[event.stream.id]
        guard event.version == (head?.version ?? 0) + 1 else { return false }
        guard event.entry.hash(after: head?.hash.bytes ?? []) == event.hash else {
            throw .altered(position: position, stream: event.stream.id, version: event.version)
        }
        try finishSeals(before: position)
        heads[event.stream.id] = Head(version: event.version, hash: hash)
        stretch.add(event.hash, at: position)
        events += 1
        return true
    }

    func expectedVersion(of stream: EventStream) -> Int { (heads[stream.id]?.version ?? 0) + 1 }

    /// The log has ended: nothing may be sealed beyond it.
    mutating func finish() throws(LogBreak) {
        while let seal = ahead.first {
            if stretch.last < seal.last { throw .cut(seal: seal.number, last: seal.last) }
            try compare(seal)
        }
    }

    private mutating func finishSeals(before position: Int64) throws(LogBreak) {
        while let seal = ahead.first, seal.last < position { try compare(seal) }
    }

    private mutating func compare(_ seal: Seal) throws(LogBreak) {
        let difference: Int = seal.count - stretch.count
        if difference > 0 { throw .removed(seal: seal.number, missing: difference) }
        if difference < 0 { throw .inserted(seal: seal.number, extra: -difference) }
        if stretch.mix != seal.mix { throw .rewritten(seal: seal.number) }
        if stretch.root != seal.root { throw .shuffled(seal: seal.number) }
        ahead.removeFirst()
        lastSeal = seal
        stretch = Stretch(after: seal.last)
    }
}
