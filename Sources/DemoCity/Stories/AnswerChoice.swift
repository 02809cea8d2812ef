/// Which result and reply answer a fact: the theme's own by number, or shared ones by name. Written `0/0`, `done`, `told/3`.
package struct AnswerChoice: Sendable, Hashable, Codable {
    package enum Source: Sendable, Hashable {
        case own(Int)
        case shared(String)

        init(_ text: some StringProtocol) { self = Int(text).map(Source.own) ?? .shared(String(text)) }

        var name: String? {
            if case .shared(let name) = self { name } else { nil }
        }
    }

    package let result: Source
    package let reply: Source

    package init(_ text: String) {
        let parts = text.split(separator: "/")
        result = Source(parts.first ?? "")
        reply = Source(parts.last ?? "")
    }

    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode([result, reply].map { $0.name ?? "\($0.number ?? 0)" }.joined(separator: "/"))
    }
}

extension AnswerChoice.Source {
    var number: Int? {
        if case .own(let number) = self { number } else { nil }
    }
}
