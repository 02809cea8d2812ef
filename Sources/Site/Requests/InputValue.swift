import Kernel

/// A checked value of a declared field.
package enum InputValue: Sendable, Hashable {
    case text(String)
    case integer(Int)
    case number(Double)
    case flag(Bool)
    case day(Day)
    case instant(Instant)
    case texts([String])
}

/// A Swift type that an input field can be read as.
package protocol InputReadable {
    init?(input: InputValue)
}

extension String: InputReadable {
    package init?(input: InputValue) {
        guard case .text(let value) = input else { return nil }
        self = value
    }
}

extension Int: InputReadable {
    package init?(input: InputValue) {
        guard case .integer(let value) = input else { return nil }
        self = value
    }
}

extension Double: InputReadable {
    package init?(input: InputValue) {
        guard case .number(let value) = input else { return nil }
        self = value
    }
}

extension Bool: InputReadable {
    package init?(input: InputValue) {
        guard case .flag(let value) = input else { return nil }
        self = value
    }
}

extension Day: InputReadable {
    package init?(input: InputValue) {
        guard case .day(let value) = input else { return nil }
        self = value
    }
}

extension Instant: InputReadable {
    package init?(input: InputValue) {
        guard case .instant(let value) = input else { return nil }
        self = value
    }
}

extension Identifier: InputReadable {
    package init?(input: InputValue) {
        guard case .text(let value) = input else { return nil }
        self.init(value)
    }
}

extension [String]: InputReadable {
    package init?(input: InputValue) {
        guard case .texts(let value) = input else { return nil }
        self = value
    }
}

/// The checked inputs of a call: `let title: String = try input("title")`, `let day: Day? = try input.optional("day")`.
package struct Input: Sendable {
    let values: [String: InputValue]

    package init(values: [String: InputValue] = [:]) { self.values = values }

    package func callAsFunction<T: InputReadable>(_ name: String, as type: T.Type = T.self) throws -> T {
        guard let value: T = try optional(name) else { throw InvalidInput(name, "required") }
        return value
    }

    package func optional<T: InputReadable>(_ name: String, as type: T.Type = T.self) throws -> T? {
        guard let value = values[name] else { return nil }
        guard let read = T(input: value) else { throw InvalidInput(name, "wrongType") }
        return read
    }

    package func word<Word: RawRepresentable<String>>(_ name: String, as type: Word.Type = Word.self) throws -> Word {
        guard let word: Word = try optionalWord(name) else { throw InvalidInput(name, "required") }
        return word
    }

    package func optionalWord<Word: RawRepresentable<String>>(
        _ name: String, as type: Word.Type = Word.self
    ) throws -> Word? {
        guard let text: String = try optional(name) else { return nil }
        guard let word = Word(rawValue: text) else { throw InvalidInput(name, "notInList") }
        return word
    }

    package func flag(_ name: String) -> Bool { values[name] == .flag(true) }
}
