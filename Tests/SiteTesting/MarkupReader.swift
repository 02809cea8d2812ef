/// Reads the HTML our templates write: well nested, attributes quoted or bare, void elements left open.
struct MarkupReader {
    private struct Open {
        let name: String
        let attributes: [String: String]
        let start: Int
        let textStart: Int
    }

    private let bytes: [UInt8]
    private var at = 0
    private var text: [String] = []
    private var open: [Open] = []
    private var closed: [Markup.Element] = []

    static func read(_ html: String) -> [Markup.Element] {
        var reader = MarkupReader(bytes: Array(html.utf8))
        reader.run()
        return reader.closed.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func run() {
        while at < bytes.count {
            if starts("<!--") {
                skip(past: "-->")
            } else if starts("<!") {
                skip(past: ">")
            } else if starts("</") {
                closeTag()
            } else if starts("<"), at + 1 < bytes.count, isLetter(bytes[at + 1]) {
                openTag()
            } else {
                readText()
            }
        }
        while let last = open.popLast() { finish(last) }
    }

    private mutating func readText() {
        let start: Int = at
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "<") { at += 1 }
        text.append(Self.plain(String(decoding: bytes[start..<at], as: UTF8.self)))
    }

    private mutating func closeTag() {
        at += 2
        let name: String = word()
        skip(past: ">")
        guard open.contains(where: { $0.name == name }) else { return }
        while let last = open.popLast() {
            finish(last)
            if last.name == name { return }
        }
    }

    private mutating func openTag() {
        let start: Int = at
        at += 1
        let name: String = word()
        let attributes: [String: String] = readAttributes()
        let element = Open(name: name, attributes: attributes, start: start, textStart: text.count)
        if Self.void.contains(name) { return finish(element) }
        open.append(element)
        if name == "script" || name == "style" { skipRaw(until: "</\(name)") }
    }

    private mutating func readAttributes() -> [String: String] {
        var attributes: [String: String] = [:]
        while at < bytes.count {
            while at < bytes.count, isSpace(bytes[at]) || bytes[at] == UInt8(ascii: "/") { at += 1 }
            guard at < bytes.count, bytes[at] != UInt8(ascii: ">") else { break }
            let name: String = attributeName()
            guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else {
                attributes[name] = ""
                continue
            }
            at += 1
            attributes[name] = Self.plain(attributeValue())
        }
        at += 1
        return attributes
    }

    private mutating func attributeName() -> String {
        let start: Int = at
        at += 1
        while at < bytes.count, !isSpace(bytes[at]), !Array("=>/".utf8).contains(bytes[at]) { at += 1 }
        return String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
    }

    private mutating func attributeValue() -> String {
        guard at < bytes.count else { return "" }
        let quote: UInt8 = bytes[at]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let start: Int = at
            while at < bytes.count, !isSpace(bytes[at]), bytes[at] != UInt8(ascii: ">") { at += 1 }
            return String(decoding: bytes[start..<at], as: UTF8.self)
        }
        let start: Int = at + 1
        let end: Int = bytes[start...].firstIndex(of: quote) ?? bytes.count
        at = min(end + 1, bytes.count)
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private mutating func finish(_ element: Open) {
        let inside: String = text[element.textStart...].joined(separator: "")
        let kept: String =
            element.name == "textarea" ? inside : inside.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        closed.append(
            Markup.Element(
                name: element.name, attributes: element.attributes, text: kept,
                range: element.start..<max(at, element.start)))
    }

    // MARK: bytes

    private func starts(_ prefix: String) -> Bool { bytes[at...].starts(with: prefix.utf8) }
    private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
    private func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }

    private mutating func word() -> String {
        let start: Int = at
        while at < bytes.count, isLetter(bytes[at]) || (48...57).contains(bytes[at]) || bytes[at] == 45 { at += 1 }
        return String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
    }

    private mutating func skip(past end: String) {
        skipRaw(until: end)
        at = min(at + end.utf8.count, bytes.count)
    }

    private mutating func skipRaw(until end: String) {
        while at < bytes.count, !starts(end) { at += 1 }
    }

    /// Undoes our escapes byte by byte, as browsers do.
    private static func plain(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var rest = Array(text.utf8)[...]
        var out: [UInt8] = []
        while let byte = rest.first {
            if let (name, plain) = entities.first(where: { rest.starts(with: $0.0.utf8) }) {
                out.append(plain)
                rest = rest.dropFirst(name.utf8.count)
            } else {
                out.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static let entities: [(String, UInt8)] = [
        ("&lt;", 60), ("&gt;", 62), ("&quot;", 34), ("&#39;", 39), ("&nbsp;", 32), ("&amp;", 38),
    ]

    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]
}
