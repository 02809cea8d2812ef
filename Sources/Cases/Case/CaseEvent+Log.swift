import Foundation
import Kernel
import Storage

extension Case {
    package static func stream(_ id: ID) -> EventStream { EventStream("case", id) }
}

package enum CaseLogFault: Error {
    case unknownEvent(String)
    case noBeginning
}

extension CaseEvent {
    /// The names under which the log keeps case events; never renamed.
    package enum Kind: String, Sendable, CaseIterable {
        case received, accepted, notAccepted, informationAsked, informationGiven, classified, located
        case verificationAsked, verified, dispatched, assignmentWithdrawn, signed
        case returnAsked, returnAccepted, returnRefused, replied, answeredByLeader, tried, followedUp, redone, closed
        case merged, joined, left, released, unmerged, withdrawn, attached, revealed
        case informationLapsed, contacted, extensionAsked, extensionGranted, extensionRefused, deferralAsked, deferred
        case deferralRefused, resumed, replyRefused, ordered, orderAnswered, emergencyAlerted, escalated, rescheduled
        case handedOver, personReleased
    }

    package var kind: Kind { named.kind }

    /// The event as the log keeps it: a kind, and its facts as short JSON.
    package func entry() throws -> NewEvent {
        let (kind, fact) = named
        guard let fact else { return NewEvent(kind: kind.rawValue, body: "{}") }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        let body = String(decoding: try encoder.encode(fact), as: UTF8.self)
        return NewEvent(kind: kind.rawValue, body: body, because: because)
    }

    package init(_ record: EventRecord) throws {
        guard let kind = Kind(rawValue: record.kind) else { throw CaseLogFault.unknownEvent(record.kind) }
        let facts = EventFacts(json: Data(record.body.utf8))
        let event: CaseEvent? =
            try Self.early(kind, facts) ?? Self.working(kind, facts) ?? Self.asked(kind, facts)
            ?? Self.late(kind, facts) ?? Self.beside(kind, facts)
        guard let event else { throw CaseLogFault.unknownEvent(record.kind) }
        self = event
    }

    private var because: String? {
        switch self {
        case .notAccepted(let fact): fact.ground.rawValue
        case .returnAsked(let fact): fact.reason.rawValue
        case .revealed(let fact): fact.purpose.rawValue
        case .deferralAsked(let fact): fact.cause.rawValue
        default: nil
        }
    }

    private var named: (kind: Kind, fact: (any Encodable)?) {
        switch self {
        case .received(let fact): (.received, fact)
        case .accepted: (.accepted, nil)
        case .notAccepted(let fact): (.notAccepted, fact)
        case .informationAsked(let fact): (.informationAsked, fact)
        case .informationGiven(let fact): (.informationGiven, fact)
        case .informationLapsed(let fact): (.informationLapsed, fact)
        case .classified(let fact): (.classified, fact)
        case .located(let fact): (.located, fact)
        case .verificationAsked(let fact): (.verificationAsked, fact)
        case .verified(let fact): (.verified, fact)
        case .dispatched(let fact): (.dispatched, fact)
        case .signed(let fact): (.signed, fact)
        case .replied(let fact): (.replied, fact)
        case .tried: (.tried, nil)
        case .followedUp(let fact): (.followedUp, fact)
        case .redone(let fact): (.redone, fact)
        case .closed(let fact): (.closed, fact)
        case .withdrawn(let fact): (.withdrawn, fact)
        case .attached(let fact): (.attached, fact)
        case .revealed(let fact): (.revealed, fact)
        default: namedOfShares
        }
    }

    private var namedOfShares: (kind: Kind, fact: (any Encodable)?) {
        switch self {
        case .assignmentWithdrawn(let fact): (.assignmentWithdrawn, fact)
        case .contacted(let fact): (.contacted, fact)
        case .returnAsked(let fact): (.returnAsked, fact)
        case .returnAccepted(let fact): (.returnAccepted, fact)
        case .returnRefused(let fact): (.returnRefused, fact)
        case .extensionAsked(let fact): (.extensionAsked, fact)
        case .extensionGranted(let fact): (.extensionGranted, fact)
        case .extensionRefused(let fact): (.extensionRefused, fact)
        case .deferralAsked(let fact): (.deferralAsked, fact)
        case .deferred(let fact): (.deferred, fact)
        case .deferralRefused(let fact): (.deferralRefused, fact)
        case .resumed(let fact): (.resumed, fact)
        case .replyRefused(let fact): (.replyRefused, fact)
        case .answeredByLeader(let fact): (.answeredByLeader, fact)
        default: namedBeside
        }
    }

    private var namedBeside: (kind: Kind, fact: (any Encodable)?) {
        switch self {
        case .merged(let fact): (.merged, fact)
        case .joined(let fact): (.joined, fact)
        case .left(let fact): (.left, fact)
        case .released(let fact): (.released, fact)
        case .unmerged(let fact): (.unmerged, fact)
        case .ordered(let fact): (.ordered, fact)
        case .orderAnswered(let fact): (.orderAnswered, fact)
        case .emergencyAlerted(let fact): (.emergencyAlerted, fact)
        case .escalated(let fact): (.escalated, fact)
        case .rescheduled(let fact): (.rescheduled, fact)
        case .handedOver(let fact): (.handedOver, fact)
        case .personReleased(let fact): (.personReleased, fact)
        // Every other event is named above; the tests take each through the log and back.
        default: (.accepted, nil)
        }
    }
}

/// The body of an event, read as whatever its kind says it is.
private struct EventFacts {
    let json: Data

    func callAsFunction<Fact: Decodable>() throws -> Fact { try JSONDecoder().decode(Fact.self, from: json) }
}

extension CaseEvent {
    private static func early(_ kind: Kind, _ fact: EventFacts) throws -> CaseEvent? {
        switch kind {
        case .received: .received(try fact())
        case .accepted: .accepted
        case .notAccepted: .notAccepted(try fact())
        case .informationAsked: .informationAsked(try fact())
        case .informationGiven: .informationGiven(try fact())
        case .informationLapsed: .informationLapsed(try fact())
        case .classified: .classified(try fact())
        case .located: .located(try fact())
        case .verificationAsked: .verificationAsked(try fact())
        case .verified: .verified(try fact())
        default: nil
        }
    }

    private static func working(_ kind: Kind, _ fact: EventFacts) throws -> CaseEvent? {
        switch kind {
        case .dispatched: .dispatched(try fact())
        case .assignmentWithdrawn: .assignmentWithdrawn(try fact())
        case .signed: .signed(try fact())
        case .contacted: .contacted(try fact())
        case .returnAsked: .returnAsked(try fact())
        case .returnAccepted: .returnAccepted(try fact())
        case .returnRefused: .returnRefused(try fact())
        case .replied: .replied(try fact())
        case .answeredByLeader: .answeredByLeader(try fact())
        case .replyRefused: .replyRefused(try fact())
        default: nil
        }
    }

    private static func asked(_ kind: Kind, _ fact: EventFacts) throws -> CaseEvent? {
        switch kind {
        case .extensionAsked: .extensionAsked(try fact())
        case .extensionGranted: .extensionGranted(try fact())
        case .extensionRefused: .extensionRefused(try fact())
        case .deferralAsked: .deferralAsked(try fact())
        case .deferred: .deferred(try fact())
        case .deferralRefused: .deferralRefused(try fact())
        case .resumed: .resumed(try fact())
        default: nil
        }
    }

    private static func beside(_ kind: Kind, _ fact: EventFacts) throws -> CaseEvent? {
        switch kind {
        case .unmerged: .unmerged(try fact())
        case .ordered: .ordered(try fact())
        case .orderAnswered: .orderAnswered(try fact())
        case .emergencyAlerted: .emergencyAlerted(try fact())
        case .escalated: .escalated(try fact())
        case .rescheduled: .rescheduled(try fact())
        case .handedOver: .handedOver(try fact())
        case .personReleased: .personReleased(try fact())
        default: nil
        }
    }

    private static func late(_ kind: Kind, _ fact: EventFacts) throws -> CaseEvent? {
        switch kind {
        case .tried: .tried
        case .followedUp: .followedUp(try fact())
        case .redone: .redone(try fact())
        case .closed: .closed(try fact())
        case .merged: .merged(try fact())
        case .joined: .joined(try fact())
        case .left: .left(try fact())
        case .released: .released(try fact())
        case .withdrawn: .withdrawn(try fact())
        case .attached: .attached(try fact())
        case .revealed: .revealed(try fact())
        default: nil
        }
    }
}
