/// A Swift source split into its code, in which texts and comments are blanks, and its text literals.
struct SwiftText: Sendable {
    struct Literal: Sendable {
        let line: Int
        /// Pieces between interpolations.
        let pieces: [String]
        var whole: String { pieces.joined(separator: "\u{1}") }
    }

    let code: String
    let literals: [Literal]
    let lineCount: Int

    init(_ source: String) {
        var reader = SwiftTextReader(Array(source.utf8))
        reader.readCode(until: nil)
        code = String(decoding: reader.code, as: UTF8.self)
        literals = reader.literals
        lineCount = source.utf8.count { $0 == 10 }
    }
}

private struct SwiftTextReader {
    private let bytes: [UInt8]
    private var at = 0
    private(set) var line = 1
    private(set) var code: [UInt8] = []
    private(set) var literals: [SwiftText.Literal] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads code up to the closing parenthesis of an interpolation, or to the end.
    mutating func readCode(until closing: UInt8?) {
        var depth = 0
        while at < bytes.count {
            if starts("//") {
                while at < bytes.count, bytes[at] != 10 { blank() }
            } else if starts("/*") {
                while at < bytes.count, !starts("*/") { blank() }
                blank(2)
            } else if let hashes = literalStart() {
                readLiteral(hashes)
            } else {
                if bytes[at] == UInt8(ascii: "(") { depth += 1 }
                if bytes[at] == UInt8(ascii: ")") {
                    if depth == 0, closing != nil { return }
                    depth -= 1
                }
                keep()
            }
        }
    }

    /// The number of `#` before a quote, or nil when no literal begins here.
    private func literalStart() -> Int? {
        var hashes = 0
        while at + hashes < bytes.count, bytes[at + hashes] == UInt8(ascii: "#") { hashes += 1 }
        return at + hashes < bytes.count && bytes[at + hashes] == UInt8(ascii: "\"") ? hashes : nil
    }

    private mutating func readLiteral(_ hashes: Int) {
        let start: Int = line
        let sign = String(repeating: "#", count: hashes)
        let isLong: Bool = bytes[(at + hashes)...].starts(with: "\"\"\"".utf8)
        let quote: String = isLong ? "\"\"\"" : "\""
        keep(hashes + quote.utf8.count)
        var pieces: [String] = []
        var piece: [UInt8] = []
        while at < bytes.count, !starts(quote + sign) {
            if starts("\\" + sign + "(") {
                pieces.append(String(decoding: piece, as: UTF8.self))
                piece = []
                blank(2 + hashes)
                readCode(until: UInt8(ascii: ")"))
                blank()
            } else {
                let width: Int = bytes[at] == UInt8(ascii: "\\") && hashes == 0 && at + 1 < bytes.count ? 2 : 1
                piece += bytes[at..<(at + width)]
                blank(width)
            }
        }
        pieces.append(String(decoding: piece, as: UTF8.self))
        keep(hashes + quote.utf8.count)
        literals.append(SwiftText.Literal(line: start, pieces: pieces))
    }

    private func starts(_ prefix: String) -> Bool { at < bytes.count && bytes[at...].starts(with: prefix.utf8) }

    private mutating func keep(_ count: Int = 1) {
        for _ in 0..<count where at < bytes.count {
            if bytes[at] == 10 { line += 1 }
            code.append(bytes[at])
            at += 1
        }
    }

    private mutating func blank(_ count: Int = 1) {
        for _ in 0..<count where at < bytes.count {
            if bytes[at] == 10 { line += 1 }
            code.append(bytes[at] == 10 ? 10 : 32)
            at += 1
        }
    }
}
