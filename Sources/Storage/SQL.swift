/// A statement or a part of one. Interpolated values are bound, never spliced into the text.
package struct SQL: Sendable, ExpressibleByStringInterpolation {
    /// The text around the values: always one piece more than there are values.
    private(set) var pieces: [String]
    private(set) var values: [SQLValue]

    package init(stringLiteral value: String) {
        pieces = [value]
        values = []
    }

    package init(stringInterpolation: Interpolation) {
        pieces = stringInterpolation.pieces
        values = stringInterpolation.values
    }

    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var pieces: [String] = [""]
        fileprivate var values: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) { values.reserveCapacity(interpolationCount) }

        package mutating func appendLiteral(_ literal: String) { pieces[pieces.count - 1] += literal }

        package mutating func appendInterpolation(_ value: some Storable) {
            values.append(value.stored)
            pieces.append("")
        }

        package mutating func appendInterpolation<Value: Storable>(_ value: Value?) {
            values.append(value?.stored ?? .null)
            pieces.append("")
        }

        /// Puts in another fragment, with its bound values.
        package mutating func appendInterpolation(sql fragment: SQL) {
            pieces[pieces.count - 1] += fragment.pieces[0]
            pieces += fragment.pieces.dropFirst()
            values += fragment.values
        }

        /// `(?, ?, ?)` for `IN`; an empty list matches nothing.
        package mutating func appendInterpolation(list: [some Storable]) {
            guard !list.isEmpty else { return appendLiteral("(NULL)") }
            appendLiteral("(")
            for (index, value) in list.enumerated() {
                if index > 0 { appendLiteral(", ") }
                appendInterpolation(value)
            }
            appendLiteral(")")
        }
    }

    package static func + (a: SQL, b: SQL) -> SQL { "\(sql: a) \(sql: b)" }

    package var isEmpty: Bool { values.isEmpty && pieces[0].isEmpty }

    /// The parts joined by `separator` (`AND`, `,`).
    package static func joined(_ parts: [SQL], by separator: SQL) -> SQL {
        guard let first = parts.first else { return "" }
        return parts.dropFirst().reduce(first) { "\(sql: $0) \(sql: separator) \(sql: $1)" }
    }

    func text(for engine: Engine) -> String {
        var out: String = pieces[0]
        for index in values.indices {
            switch engine {
            case .sqlite: out += "?"
            case .postgres: out += "$\(index + 1)"
            }
            out += pieces[index + 1]
        }
        return out
    }
}

package enum Engine: String, Sendable, CaseIterable {
    case sqlite, postgres
}
