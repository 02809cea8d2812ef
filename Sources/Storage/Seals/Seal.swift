import Crypto
import Kernel

/// A signed statement about all events between two positions, chained to the seal before it.
package struct Seal: Sendable, Hashable {
    package let number: Int
    /// It covers the events after this position …
    package let after: Int64
    /// … up to this one.
    package let last: Int64
    package let count: Int
    let root: [UInt8]
    let mix: [UInt8]
    /// The hash of the seal before it; empty in the first.
    let previous: [UInt8]
    package let at: Instant
    package let key: [UInt8]
    private(set) var signature: [UInt8]

    init(
        number: Int, after: Int64, last: Int64, count: Int, root: [UInt8], mix: [UInt8], previous: [UInt8], at: Instant,
        key: [UInt8], signature: [UInt8]
    ) {
        self.number = number
        self.after = after
        self.last = last
        self.count = count
        self.root = root
        self.mix = mix
        self.previous = previous
        self.at = at
        self.key = key
        self.signature = signature
    }

    /// The next seal after `previous`, over a stretch that begins where that one ends.
    init(_ stretch: Stretch, after previous: Seal?, at now: Instant, by key: SealKey) throws {
        self.init(
            number: (previous?.number ?? 0) + 1, after: previous?.last ?? 0, last: stretch.last, count: stretch.count,
            root: stretch.root, mix: stretch.mix, previous: previous?.hash ?? [], at: now, key: key.publicKey,
            signature: [])
        signature = try key.sign(statement)
    }

    /// What is signed.
    var statement: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(text: "minhu seal 1")
        for number in [Int64(number), after, last, Int64(count), at.milliseconds] { bytes.append(number: number) }
        return bytes + root + mix + previous + key
    }

    /// What the next seal holds on to, and what an operator may publish as a witness.
    package var hash: [UInt8] { Array(SHA256.hash(data: statement + signature)) }

    var isSigned: Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key) else { return false }
        return key.isValidSignature(signature, for: statement)
    }
}
