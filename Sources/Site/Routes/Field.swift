import Kernel

/// One declared input or output of a route: checked before the handler runs, and described in OpenAPI.
package struct Field: Sendable {
    package enum Kind: Sendable {
        case text(max: Int)
        /// One of a list of words.
        case word([String])
        case integer(ClosedRange<Int>)
        case number(ClosedRange<Double>)
        case flag
        case day
        case instant
        case id
        case texts(max: Int)
        case photo
        case photos(max: Int)
    }

    package let name: String
    package let kind: Kind
    package let required: Bool

    package init(_ name: String, _ kind: Kind, required: Bool = false) {
        self.name = name
        self.kind = kind
        self.required = required
    }

    package static func text(_ name: String, max: Int, required: Bool = false) -> Field {
        Field(name, .text(max: max), required: required)
    }

    package static func word<Word: CaseIterable & RawRepresentable<String>>(
        _ name: String, _ type: Word.Type, required: Bool = false
    ) -> Field {
        Field(name, .word(Word.allCases.map(\.rawValue)), required: required)
    }

    package static func integer(_ name: String, _ range: ClosedRange<Int>, required: Bool = false) -> Field {
        Field(name, .integer(range), required: required)
    }

    package static func number(_ name: String, _ range: ClosedRange<Double>, required: Bool = false) -> Field {
        Field(name, .number(range), required: required)
    }

    package static func flag(_ name: String) -> Field { Field(name, .flag) }
    package static func day(_ name: String, required: Bool = false) -> Field { Field(name, .day, required: required) }
    package static func instant(_ name: String, required: Bool = false) -> Field {
        Field(name, .instant, required: required)
    }
    package static func id(_ name: String, required: Bool = false) -> Field { Field(name, .id, required: required) }
    package static func photos(_ name: String, max: Int) -> Field { Field(name, .photos(max: max)) }

    /// The fields every key-paged list takes.
    package static let paging: [Field] = [.text("after", max: 200), .integer("limit", 1...200)]
}
