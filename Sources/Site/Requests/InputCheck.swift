import Foundation
import Kernel

/// Checks what came in against what a route declares; all faults at once.
struct InputCheck {
    private var values: [String: InputValue] = [:]
    private var faults: [FieldFault] = []

    static func check(_ raw: RawInput, against fields: [Field]) throws(InvalidInput) -> Input {
        var check = Self()
        for field in fields { check.read(field, from: raw) }
        if case .json(let object) = raw {
            let known = Set(fields.map(\.name))
            for name in object.keys.sorted() where !known.contains(name) { check.faults.append(FieldFault(name, "unknown")) }
        }
        guard check.faults.isEmpty else { throw InvalidInput(check.faults) }
        return Input(values: check.values)
    }

    private mutating func read(_ field: Field, from raw: RawInput) {
        switch Self.value(of: field, in: raw) {
        case .success(.some(let value)): values[field.name] = value
        case .success(.none): if field.required { faults.append(FieldFault(field.name, "required")) }
        case .failure(let wrong): faults.append(wrong.fault(of: field.name))
        }
    }

    private static func value(of field: Field, in raw: RawInput) -> Result<InputValue?, Wrong> {
        switch raw {
        case .nothing: return .success(nil)
        case .fields(let fields): return typed(field, fields[field.name] ?? [])
        case .json(let object): return typed(field, object[field.name] ?? .null)
        }
    }

    private static func typed(_ field: Field, _ texts: [String]) -> Result<InputValue?, Wrong> {
        if case .texts(let max) = field.kind { return list(texts.filter { !$0.isEmpty }, max) }
        let trimmed: String = (texts.first ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty else { return .success(nil) }
        return parsed(trimmed, as: field.kind).map(Optional.some)
    }

    private static func typed(_ field: Field, _ value: JSONValue) -> Result<InputValue?, Wrong> {
        switch (field.kind, value) {
        case (_, .null): .success(nil)
        case (.flag, .flag(let flag)): .success(.flag(flag))
        case (.number(let range), .number(let number)): inRange(number, range).map(Optional.some)
        case (.integer(let range), .number(let number)): whole(number, range).map(Optional.some)
        case (.texts(let max), .list(let items)): list(items, max)
        case (.flag, _), (.number, _), (.integer, _), (.texts, _): .failure(.wrongType)
        case (_, .text(let text)):
            text.allSatisfy(\.isWhitespace) ? .success(nil) : parsed(text, as: field.kind).map(Optional.some)
        default: .failure(.wrongType)
        }
    }

    private static func parsed(_ text: String, as kind: Field.Kind) -> Result<InputValue, Wrong> {
        switch kind {
        case .text(let max): clean(text, max)
        case .word(let words): words.contains(text) ? .success(.text(text)) : .failure(.notInList(words))
        case .integer(let range): Int(text).map { within($0, range) } ?? .failure(.wrongType)
        case .number(let range): Double(text).map { inRange($0, range) } ?? .failure(.wrongType)
        case .flag: flag(text)
        case .day: Day(text).map { .success(.day($0)) } ?? .failure(.noSuchDay)
        case .instant: Instant(text).map { .success(.instant($0)) } ?? .failure(.noSuchTime)
        case .id: Identifier<Void>(text) == nil ? .failure(.wrongType) : .success(.text(text))
        case .texts, .photo, .photos: .failure(.wrongType)
        }
    }

    private static func clean(_ text: String, _ max: Int) -> Result<InputValue, Wrong> {
        let kept: String = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard kept.count <= max else { return .failure(.tooLong(max)) }
        let hasControls: Bool = kept.unicodeScalars.contains { $0.value < 32 && $0 != "\n" && $0 != "\t" && $0 != "\r" }
        return hasControls ? .failure(.controlCharacters) : .success(.text(kept))
    }

    private static func flag(_ text: String) -> Result<InputValue, Wrong> {
        switch text {
        case "true", "1", "on", "yes": .success(.flag(true))
        case "false", "0", "off", "no": .success(.flag(false))
        default: .failure(.wrongType)
        }
    }

    private static func within(_ value: Int, _ range: ClosedRange<Int>) -> Result<InputValue, Wrong> {
        range.contains(value) ? .success(.integer(value)) : .failure(.outside("\(range.lowerBound)", "\(range.upperBound)"))
    }

    private static func whole(_ value: Double, _ range: ClosedRange<Int>) -> Result<InputValue, Wrong> {
        Int(exactly: value).map { within($0, range) } ?? .failure(.wrongType)
    }

    private static func inRange(_ value: Double, _ range: ClosedRange<Double>) -> Result<InputValue, Wrong> {
        range.contains(value) ? .success(.number(value)) : .failure(.outside("\(range.lowerBound)", "\(range.upperBound)"))
    }

    private static func list(_ items: [String], _ max: Int) -> Result<InputValue?, Wrong> {
        guard items.count <= max else { return .failure(.tooManyItems(max)) }
        return .success(items.isEmpty ? nil : .texts(items))
    }

    private static func list(_ items: [JSONValue], _ max: Int) -> Result<InputValue?, Wrong> {
        let texts: [String] = items.compactMap { if case .text(let text) = $0 { text } else { nil } }
        return texts.count == items.count ? list(texts, max) : .failure(.wrongType)
    }
}

/// What can be wrong with one field.
private enum Wrong: Error {
    case wrongType, noSuchDay, noSuchTime, controlCharacters
    case tooLong(Int)
    case tooManyItems(Int)
    case notInList([String])
    case outside(String, String)

    func fault(of field: String) -> FieldFault {
        switch self {
        case .wrongType: FieldFault(field, "wrongType")
        case .noSuchDay: FieldFault(field, "noSuchDay")
        case .noSuchTime: FieldFault(field, "noSuchTime")
        case .controlCharacters: FieldFault(field, "controlCharacters")
        case .tooLong(let max): FieldFault(field, "tooLong", ["max": String(max)])
        case .tooManyItems(let max): FieldFault(field, "tooManyItems", ["max": String(max)])
        case .notInList(let words): FieldFault(field, "notInList", ["allowed": words.joined(separator: ", ")])
        case .outside(let low, let high): FieldFault(field, "outside", ["low": low, "high": high])
        }
    }
}
