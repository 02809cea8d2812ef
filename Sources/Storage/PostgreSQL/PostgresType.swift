import CLibpq

/// The types of PostgreSQL we speak, by their fixed OIDs.
enum PostgresType {
    static let int8: Oid = 20
    static let float8: Oid = 701
    static let bytea: Oid = 17

    /// What a parameter is declared as. Texts and nulls take the type their place asks for.
    static func declared(_ value: SQLValue) -> Oid {
        switch value {
        case .integer: int8
        case .real: float8
        case .bytes: bytea
        case .text, .null: 0
        }
    }

    /// A value from its binary form.
    static func value(_ bytes: UnsafeRawBufferPointer, _ type: Oid) throws -> SQLValue {
        switch type {
        case 20: .integer(integer(bytes, as: Int64.self))
        case 25, 1043, 1042, 19, 18, 114, 705: .text(String(decoding: bytes, as: UTF8.self))
        case 17, 2950: .bytes([UInt8](bytes))
        case 23: .integer(Int64(integer(bytes, as: Int32.self)))
        case 21: .integer(Int64(integer(bytes, as: Int16.self)))
        case 26: .integer(Int64(integer(bytes, as: UInt32.self)))
        case 5069: .integer(Int64(truncatingIfNeeded: integer(bytes, as: UInt64.self)))
        case 701: .real(Double(bitPattern: integer(bytes, as: UInt64.self)))
        case 700: .real(Double(Float(bitPattern: integer(bytes, as: UInt32.self))))
        case 16: .integer(bytes.first == 1 ? 1 : 0)
        case 1700: numeric(bytes)
        case 3802: .text(String(decoding: bytes.dropFirst(), as: UTF8.self))
        case 2278: .null
        default: throw StorageFault.wrongType("oid \(type)")
        }
    }

    private static func integer<T: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer, as type: T.Type) -> T {
        bytes.count == MemoryLayout<T>.size ? T(bigEndian: bytes.loadUnaligned(as: T.self)) : 0
    }

    /// Digits to the base of 10 000. Whole numbers that fit come as integers, as sums do on SQLite.
    private static func numeric(_ bytes: UnsafeRawBufferPointer) -> SQLValue {
        let words: [UInt16] = stride(from: 0, to: bytes.count - 1, by: 2).map {
            UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
        }
        guard words.count >= 4, words[2] != 0xC000 else { return .real(.nan) }
        if words[2] == 0xD000 { return .real(.infinity) }
        if words[2] == 0xF000 { return .real(-.infinity) }
        let weight = Int(Int16(bitPattern: words[1]))
        let digits: ArraySlice<UInt16> = words.dropFirst(4)
        let sign: String = words[2] == 0x4000 ? "-" : ""
        let whole: String = weight < 0 ? "0" : text(of: digits, from: 0, through: weight)
        if words[3] == 0, let integer = Int64(sign + whole) { return .integer(integer) }
        let part: String = text(of: digits, from: weight + 1, through: max(weight + 1, digits.count))
        return .real(Double("\(sign)\(whole).\(part)") ?? .nan)
    }

    /// Groups of four decimal digits; those that were left out are zero.
    private static func text(of digits: ArraySlice<UInt16>, from first: Int, through last: Int) -> String {
        (first...last).map { place in
            let index: Int = digits.startIndex + place
            let group = String(digits.indices.contains(index) ? digits[index] : 0)
            return String(repeating: "0", count: 4 - group.utf8.count) + group
        }.joined()
    }
}

/// The values of a statement as libpq wants them: bytes in binary form, all else as text.
struct PostgresParameters {
    private var bytes: [CChar] = []
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ values: [SQLValue]) throws {
        for value in values {
            switch value {
            case .null: add(nil)
            case .integer(let value): add(String(value))
            case .real(let value): add(String(try value.storable()))
            case .text(let value): add(try value.storable())
            case .bytes(let value): add(value)
            }
        }
    }

    private mutating func add(_ text: String?) {
        starts.append(text.map { _ in bytes.count })
        lengths.append(0)
        formats.append(0)
        if let text { bytes += text.utf8CString }
    }

    private mutating func add(_ value: [UInt8]) {
        starts.append(bytes.count)
        lengths.append(Int32(value.count))
        formats.append(1)
        bytes.append(contentsOf: value.lazy.map { CChar(bitPattern: $0) })
        bytes.append(0)
    }

    func withPointers<T>(_ body: ([UnsafePointer<CChar>?], [Int32], [Int32]) -> T) -> T {
        bytes.withUnsafeBufferPointer { all in
            body(
                starts.map { start in start.flatMap { start in all.baseAddress.map { $0 + start } } }, lengths, formats)
        }
    }
}
