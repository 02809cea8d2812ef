/// A UUIDv7 that says what it identifies; ids of different things cannot be mixed up.
package struct Identifier<Thing>: Hashable, Sendable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A new id whose first 48 bits are `instant`, so that ids sort by the time they were made (RFC 9562, version 7).
    package static func make(at instant: Instant, using random: inout some RandomNumberGenerator) -> Self {
        let time: UInt64 = UInt64(clamping: instant.milliseconds) << 16
        let a: UInt64 = random.next() & 0x0fff
        let b: UInt64 = random.next() & 0x3fff_ffff_ffff_ffff
        return Self(high: time | 0x7000 | a, low: 0x8000_0000_0000_0000 | b)
    }

    package static func make(at instant: Instant) -> Self {
        var random = SystemRandomNumberGenerator()
        return make(at: instant, using: &random)
    }

    /// The same id read as naming another thing; for references that cross a capability's border.
    package func cast<Other>(to other: Other.Type = Other.self) -> Identifier<Other> {
        Identifier<Other>(high: high, low: low)
    }
}

extension Identifier: Comparable {
    package static func < (a: Self, b: Self) -> Bool {
        a.high == b.high ? a.low < b.low : a.high < b.high
    }
}

// MARK: bytes and text

extension Identifier {
    package var bytes: [UInt8] { idBytes(high, low) }

    package init?(bytes: some Collection<UInt8>) { self.init(bytes: Array(bytes)) }

    package init?(bytes: [UInt8]) {
        guard let (high, low) = idHalves(bytes) else { return nil }
        self.init(high: high, low: low)
    }
}

extension Identifier: CustomStringConvertible, LosslessStringConvertible {
    package var description: String {
        var out: [UInt8] = []
        out.reserveCapacity(36)
        for (index, byte) in bytes.enumerated() {
            if index == 4 || index == 6 || index == 8 || index == 10 { out.append(UInt8(ascii: "-")) }
            out.append(hexDigit(byte >> 4))
            out.append(hexDigit(byte & 15))
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// From 36 characters with hyphens in their places, or 32 without.
    package init?(_ description: String) {
        let text = Array(description.utf8)
        let hyphens: [Int] = text.indices.filter { text[$0] == UInt8(ascii: "-") }
        guard (text.count == 36 && hyphens == [8, 13, 18, 23]) || (text.count == 32 && hyphens.isEmpty) else {
            return nil
        }
        var bytes: [UInt8] = []
        var pending: UInt8?
        for character in text where character != UInt8(ascii: "-") {
            guard let value = hexValue(character) else { return nil }
            if let first = pending {
                bytes.append(first << 4 | value)
                pending = nil
            } else {
                pending = value
            }
        }
        self.init(bytes: bytes)
    }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text: String = try container.decode(String.self)
        guard let id = Self(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an id")
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Sixteen bytes, the highest first. Outside the generic type, so that it is compiled once and runs fast.
private func idBytes(_ high: UInt64, _ low: UInt64) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 16) { out, count in
        for index in 0..<8 {
            let shift = UInt64(56 - 8 * index)
            out[index] = UInt8(truncatingIfNeeded: high >> shift)
            out[index + 8] = UInt8(truncatingIfNeeded: low >> shift)
        }
        count = 16
    }
}

private func idHalves(_ bytes: [UInt8]) -> (UInt64, UInt64)? {
    guard bytes.count == 16 else { return nil }
    var halves: (UInt64, UInt64) = (0, 0)
    for index in 0..<8 {
        halves.0 = halves.0 << 8 | UInt64(bytes[index])
        halves.1 = halves.1 << 8 | UInt64(bytes[index + 8])
    }
    return halves
}

private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? 48 + value : 87 + value
}

private func hexValue(_ character: UInt8) -> UInt8? {
    switch character {
    case 48...57: character - 48
    case 97...102: character - 87
    case 65...70: character - 55
    default: nil
    }
}
