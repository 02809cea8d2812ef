/// The JSON our API takes: one object whose members are single values or lists of texts.
struct FlatObject: Decodable, Sendable {
    let members: [String: JSONValue]

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// More than any route declares; what is beyond would only cost time.
    private static let memberLimit = 500

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        guard container.allKeys.count <= Self.memberLimit else { throw SiteRefusal.malformedJSON }
        var members: [String: JSONValue] = [:]
        for key in container.allKeys { members[key.stringValue] = try container.decode(JSONValue.self, forKey: key) }
        self.members = members
    }
}

/// A value of a flat object. Tried in an order in which no input costs more than a few attempts.
enum JSONValue: Decodable, Sendable, Equatable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case texts([String])
    /// An object, or a list of other things than texts: nothing we take.
    case other

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode([String].self) {
            self = .texts(value)
        } else {
            self = .other
        }
    }
}
