import Foundation
import Kernel

/// What came in, before it is checked: texts from a query or form, or typed values from JSON.
enum RawInput: Sendable {
    case fields([String: [String]])
    case json([String: JSONValue])
    case nothing
}

/// A JSON value of a flat object.
enum JSONValue: Decodable, Sendable {
    case null, flag(Bool), number(Double), text(String), list([JSONValue]), object

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .list(value)
        } else {
            self = .object
        }
    }
}

extension RawInput {
    init(json body: [UInt8]) throws(SiteRefusal) {
        do {
            self = .json(try JSONDecoder().decode([String: JSONValue].self, from: Data(body)))
        } catch {
            throw .malformedJSON
        }
    }

    /// Pairs of `application/x-www-form-urlencoded`, in a query or a body.
    init(form text: some StringProtocol) {
        var fields: [String: [String]] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name: String = Self.decoded(parts[0])
            fields[name, default: []].append(parts.count > 1 ? Self.decoded(parts[1]) : "")
        }
        self = .fields(fields)
    }

    private static func decoded(_ text: some StringProtocol) -> String {
        let spaced: String = text.contains("+") ? text.replacingOccurrences(of: "+", with: " ") : String(text)
        return spaced.removingPercentEncoding ?? spaced
    }

    func first(_ name: String) -> String? {
        if case .fields(let fields) = self { fields[name]?.first } else { nil }
    }

    /// What a person typed, to show the form again.
    var entered: [String: String] {
        if case .fields(let fields) = self { fields.compactMapValues(\.first) } else { [:] }
    }
}
