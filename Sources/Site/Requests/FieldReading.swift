import Foundation
import Kernel

/// Reads one value as a field's kind, from texts of a form or from JSON; nil when nothing is given.
enum FieldReading {
    typealias Reading = Result<InputValue?, WrongInput>

    static func read(_ texts: [String], as kind: Field.Kind) -> Reading {
        if case .texts(let max) = kind { return list(texts.filter { !$0.isEmpty }, max) }
        let trimmed: String = (texts.first ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        return trimmed.isEmpty ? .success(nil) : parsed(trimmed, as: kind)
    }

    static func read(_ value: JSONValue, as kind: Field.Kind) -> Reading {
        switch (kind, value) {
        case (_, .null): .success(nil)
        case (.flag, .flag(let flag)): .success(.flag(flag))
        case (.number(let range), .number(let number)): inRange(number, range)
        case (.integer(let range), .number(let number)):
            Int(exactly: number).map { within($0, range) } ?? .failure(.wrongType)
        case (.texts(let max), .texts(let items)): list(items, max)
        case (.flag, _), (.number, _), (.integer, _), (.texts, _): .failure(.wrongType)
        case (_, .text(let text)): text.allSatisfy(\.isWhitespace) ? .success(nil) : parsed(text, as: kind)
        default: .failure(.wrongType)
        }
    }

    private static func parsed(_ text: String, as kind: Field.Kind) -> Reading {
        switch kind {
        case .text(let max): clean(text, max).map { .text($0) }
        case .word(let words): words.contains(text) ? .success(.text(text)) : .failure(.notInList(words))
        case .integer(let range): Int(text).map { within($0, range) } ?? .failure(.wrongType)
        case .number(let range): decimal(text).map { inRange($0, range) } ?? .failure(.wrongType)
        case .flag: flag(text)
        case .day: Day(text).map { .success(.day($0)) } ?? .failure(.noSuchDay)
        case .instant: Instant(text).map { .success(.instant($0)) } ?? .failure(.noSuchTime)
        case .id: Identifier<Void>(text) == nil ? .failure(.wrongType) : .success(.text(text))
        case .texts, .photo, .photos: .failure(.wrongType)
        }
    }

    /// Line ends as browsers write them become one; marks that only turn the direction of writing are dropped. The length
    /// is in code points, as in JSON Schema: a `Character` can be of any size.
    private static func clean(_ text: String, _ max: Int) -> Result<String, WrongInput> {
        var kept = String.UnicodeScalarView()
        var last: Unicode.Scalar = " "
        for scalar in text.trimmingCharacters(in: .whitespacesAndNewlines).unicodeScalars {
            defer { last = scalar }
            if scalar == "\n", last == "\r" { continue }
            if turnsDirection(scalar) { continue }
            let plain: Unicode.Scalar = scalar == "\r" ? "\n" : scalar
            guard plain == "\n" || plain == "\t" || !isControl(plain) else { return .failure(.controlCharacters) }
            kept.append(plain)
        }
        return kept.count > max ? .failure(.tooLong(max)) : .success(String(kept))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 32 || (127...159).contains(scalar.value) || scalar.value & 0xfffe == 0xfffe
    }

    private static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
        (0x202a...0x202e).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value) || scalar.value == 0xfeff
    }

    /// Plain decimal notation only: Swift would also read `nan`, `inf` and `0x1p4`.
    private static func decimal(_ text: String) -> Double? {
        text.utf8.allSatisfy { (48...57).contains($0) || ".+-eE".utf8.contains($0) } ? Double(text) : nil
    }

    private static func flag(_ text: String) -> Reading {
        switch text {
        case "true", "1", "on", "yes": .success(.flag(true))
        case "false", "0", "off", "no": .success(.flag(false))
        default: .failure(.wrongType)
        }
    }

    private static func within(_ value: Int, _ range: ClosedRange<Int>) -> Reading {
        range.contains(value)
            ? .success(.integer(value)) : .failure(.outside("\(range.lowerBound)", "\(range.upperBound)"))
    }

    private static func inRange(_ value: Double, _ range: ClosedRange<Double>) -> Reading {
        range.contains(value)
            ? .success(.number(value)) : .failure(.outside("\(range.lowerBound)", "\(range.upperBound)"))
    }

    private static func list(_ items: [String], _ max: Int) -> Reading {
        guard items.count <= max else { return .failure(.tooManyItems(max)) }
        var texts: [String] = []
        for item in items {
            switch clean(item, longestItem) {
            case .success(let text): texts.append(text)
            case .failure(let wrong): return .failure(wrong)
            }
        }
        return .success(texts.isEmpty ? nil : .texts(texts))
    }

    private static let longestItem = 1_000
}
