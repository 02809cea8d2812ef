/// A function or initialiser found in a source by its braces.
struct SwiftFunction: Sendable {
    let name: String
    let place: String
    /// From `func` to the closing brace.
    let lines: Int
    let parameters: Int

    static func all(in file: SourceFile) -> [SwiftFunction] {
        let code = Array(file.text.code.utf8)
        let text: String = file.text.code
        var found: [SwiftFunction] = []
        for match in text.matches(of: /\b(?:func\s+(?<name>[\w`]+|[^\s\w(]+)|(?<init>init)\??)\s*(?:<[^(]*>)?\(/) {
            let start: Int = text.utf8.distance(from: text.startIndex, to: match.range.lowerBound)
            let open: Int = text.utf8.distance(from: text.startIndex, to: match.range.upperBound) - 1
            guard start == 0 || code[start - 1] != UInt8(ascii: "."), let function = read(code, open) else { continue }
            let line: Int = code[..<start].count { $0 == 10 } + 1
            let lines: Int = code[start..<function.end].count { $0 == 10 } + 1
            found.append(
                SwiftFunction(
                    name: match.output.name.map(String.init) ?? "init", place: "\(file.path):\(line)", lines: lines,
                    parameters: function.parameters))
        }
        return found
    }

    /// Counts the parameters from the opening parenthesis on and finds the end of the body; nil when there is no body.
    private static func read(_ code: [UInt8], _ open: Int) -> (parameters: Int, end: Int)? {
        var at: Int = open
        var depth = 0
        var commas = 0
        var isEmpty = true
        repeat {
            switch code[at] {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: ","): if depth == 1, !isInGenerics(code, from: open, to: at) { commas += 1 }
            case 32, 10: break
            default: isEmpty = false
            }
            at += 1
        } while depth > 0 && at < code.count
        guard let body = bodyStart(code, at) else { return nil }
        return (isEmpty ? 0 : commas + 1, bodyEnd(code, body))
    }

    private static func isInGenerics(_ code: [UInt8], from start: Int, to end: Int) -> Bool {
        var depth = 0
        for at in start..<end {
            if code[at] == UInt8(ascii: "<") { depth += 1 }
            if code[at] == UInt8(ascii: ">"), code[at - 1] != UInt8(ascii: "-") { depth -= 1 }
        }
        return depth > 0
    }

    /// The brace of the body, unless the declaration ends before (a protocol's requirement).
    private static func bodyStart(_ code: [UInt8], _ from: Int) -> Int? {
        var at: Int = from
        var lineBreaks = 0
        while at < code.count {
            switch code[at] {
            case UInt8(ascii: "{"): return at
            case UInt8(ascii: "}"): return nil
            case 10:
                lineBreaks += 1
                let rest = code[(at + 1)...].drop { $0 == 32 || $0 == 10 }
                let goesOn: Bool = ["->", "{", "where", "throws", "async", ")"].contains { rest.starts(with: $0.utf8) }
                if !goesOn { return nil }
            default: break
            }
            at += 1
        }
        return nil
    }

    private static func bodyEnd(_ code: [UInt8], _ open: Int) -> Int {
        var depth = 0
        for at in open..<code.count {
            if code[at] == UInt8(ascii: "{") { depth += 1 }
            if code[at] == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 { return at }
            }
        }
        return code.count
    }
}
