import Foundation
import Kernel

/// What came in, before it is checked: texts from a query or form, or typed values from JSON.
enum RawInput: Sendable {
    case fields([String: [String]])
    case json([String: JSONValue])
    case nothing
}

extension RawInput {
    init(json body: [UInt8]) throws(SiteRefusal) {
        do {
            self = .json(try JSONDecoder().decode(FlatObject.self, from: Data(body)).members)
        } catch {
            throw .malformedJSON
        }
    }

    /// Pairs of `application/x-www-form-urlencoded`, in a query or a body.
    init(form text: some StringProtocol) throws(SiteRefusal) {
        var fields: [String: [String]] = [:]
        let pairs = text.split(separator: "&", maxSplits: Self.pairLimit)
        guard pairs.count <= Self.pairLimit else { throw .malformedForm }
        for pair in pairs {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name: String = Self.decoded(parts[0])
            fields[name, default: []].append(parts.count > 1 ? Self.decoded(parts[1]) : "")
        }
        self = .fields(fields)
    }

    private static let pairLimit = 2_000

    private static func decoded(_ text: some StringProtocol) -> String {
        let spaced: String = text.contains("+") ? text.replacingOccurrences(of: "+", with: " ") : String(text)
        return spaced.removingPercentEncoding ?? spaced
    }

    func first(_ name: String) -> String? {
        if case .fields(let fields) = self { fields[name]?.first } else { nil }
    }

    /// What a person typed, to show the form again.
    var entered: [String: String] {
        guard case .fields(let fields) = self else { return [:] }
        return fields.compactMapValues(\.first).filter { !$0.key.hasPrefix("_") }
    }
}
