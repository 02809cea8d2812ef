import Foundation

/// Cuts a multipart body (RFC 2046) at its boundaries.
struct MultipartReader {
    struct Part {
        /// The parameters of `Content-Disposition`, names in small letters.
        let disposition: [String: String]
        let body: ArraySlice<UInt8>
    }

    private let body: [UInt8]
    private let delimiter: [UInt8]
    /// Where the next part's headers begin; nil before the first boundary.
    private var start: Int?
    private var isDone = false

    init(_ body: [UInt8], boundary: String) {
        self.body = body
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    mutating func next() throws(SiteRefusal) -> Part? {
        if start == nil { try open() }
        guard !isDone, let start else { return nil }
        guard let end = boundary(from: max(start - 2, 0)) else { throw .malformedForm }
        let part: ArraySlice<UInt8> = body[start..<max(start, end.lowerBound)]
        step(past: end)
        return try Self.part(part)
    }

    /// Finds the first boundary, which may stand at the very beginning or after a preamble.
    private mutating func open() throws(SiteRefusal) {
        let bare: ArraySlice<UInt8> = delimiter.dropFirst(2)
        if body.starts(with: bare), let content = content(after: bare.count) {
            step(past: 0..<content)
        } else if let first = boundary(from: 0) {
            step(past: first)
        } else {
            throw .malformedForm
        }
    }

    private mutating func step(past boundary: Range<Int>) {
        start = boundary.upperBound
        isDone = body[..<boundary.upperBound].suffix(2).elementsEqual("--".utf8)
    }

    /// The next whole boundary line; the boundary's text with something else behind it is content.
    private func boundary(from position: Int) -> Range<Int>? {
        var position: Int = position
        while let found = find(delimiter, from: position) {
            if let content = content(after: found + delimiter.count) { return found..<content }
            position = found + 1
        }
        return nil
    }

    /// Where the line of a boundary ends: after `--`, or after blanks and a line break. Nil when it is none.
    private func content(after position: Int) -> Int? {
        if body[position...].starts(with: "--".utf8) { return position + 2 }
        var end: Int = position
        while end < body.count, body[end] == UInt8(ascii: " ") || body[end] == UInt8(ascii: "\t") { end += 1 }
        return body[end...].starts(with: "\r\n".utf8) ? end + 2 : nil
    }

    /// Jumps from line end to line end, so that a photo of many megabytes costs little.
    private func find(_ needle: [UInt8], from position: Int) -> Int? {
        body.withUnsafeBytes { all in
            guard let base = all.baseAddress else { return nil }
            var position: Int = position
            while position + needle.count <= all.count {
                guard let hit = memchr(base + position, CInt(needle[0]), all.count - position) else { return nil }
                position = UnsafeRawPointer(hit) - base
                guard position + needle.count <= all.count else { return nil }
                if memcmp(base + position, needle, needle.count) == 0 { return position }
                position += 1
            }
            return nil
        }
    }

    private static func part(_ bytes: ArraySlice<UInt8>) throws(SiteRefusal) -> Part {
        var rest: ArraySlice<UInt8> = bytes
        while let line = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let text = String(decoding: rest[..<line], as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            rest = rest[(line + 1)...]
            if text.isEmpty { break }
            guard text.lowercased().hasPrefix("content-disposition:") else { continue }
            return Part(disposition: HeaderParameters.read(text), body: try Self.body(rest))
        }
        throw .malformedForm
    }

    /// What follows the blank line after the headers.
    private static func body(_ bytes: ArraySlice<UInt8>) throws(SiteRefusal) -> ArraySlice<UInt8> {
        var rest: ArraySlice<UInt8> = bytes
        while !rest.starts(with: "\r\n".utf8) {
            guard let line = rest.firstIndex(of: UInt8(ascii: "\n")) else { throw .malformedForm }
            rest = rest[(line + 1)...]
        }
        return rest.dropFirst(2)
    }
}
