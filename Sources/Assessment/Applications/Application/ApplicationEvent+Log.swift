import Foundation
import Kernel
import Storage

extension Application {
    package static func stream(_ id: ID) -> EventStream { EventStream("application", id) }
}

package enum ApplicationLogFault: Error {
    case unknownEvent(String)
    case noBeginning
}

extension ApplicationEvent {
    /// The names under which the log keeps them; never renamed.
    package enum Kind: String, Sendable, CaseIterable {
        case filed, evidenceAsked, evidenceAdded, secondAsked, judged, withdrawn, appealed, overturned
    }

    package var kind: Kind { named.kind }

    /// The event as the log keeps it: a kind, and its facts as short JSON.
    package func entry() throws -> NewEvent {
        let (kind, fact) = named
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        let body = String(decoding: try encoder.encode(fact), as: UTF8.self)
        return NewEvent(kind: kind.rawValue, body: body, because: because)
    }

    package init(_ record: EventRecord) throws {
        guard let kind = Kind(rawValue: record.kind) else { throw ApplicationLogFault.unknownEvent(record.kind) }
        let body = Data(record.body.utf8)
        func fact<Fact: Decodable>() throws -> Fact { try JSONDecoder().decode(Fact.self, from: body) }
        self =
            switch kind {
            case .filed: .filed(try fact())
            case .evidenceAsked: .evidenceAsked(try fact())
            case .evidenceAdded: .evidenceAdded(try fact())
            case .secondAsked: .secondAsked(try fact())
            case .judged: .judged(try fact())
            case .withdrawn: .withdrawn(try fact())
            case .appealed: .appealed(try fact())
            case .overturned: .overturned(try fact())
            }
    }

    private var because: String? {
        switch self {
        case .filed(let fact): fact.ground.rawValue
        case .judged(let fact): fact.decision.rawValue
        default: nil
        }
    }

    private var named: (kind: Kind, fact: any Encodable) {
        switch self {
        case .filed(let fact): (.filed, fact)
        case .evidenceAsked(let fact): (.evidenceAsked, fact)
        case .evidenceAdded(let fact): (.evidenceAdded, fact)
        case .secondAsked(let fact): (.secondAsked, fact)
        case .judged(let fact): (.judged, fact)
        case .withdrawn(let fact): (.withdrawn, fact)
        case .appealed(let fact): (.appealed, fact)
        case .overturned(let fact): (.overturned, fact)
        }
    }
}
