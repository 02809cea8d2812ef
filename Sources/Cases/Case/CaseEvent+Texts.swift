import Kernel

extension CaseEvent {
    /// The texts that came with the event, in the order of their numbers.
    package var texts: [WrittenText] {
        switch self {
        case .received(let fact): [fact.description, fact.address].compactMap(\.self)
        case .notAccepted(let fact): [fact.note].compactMap(\.self)
        case .informationAsked(let fact): [fact.text]
        case .informationGiven(let fact): [fact.text]
        case .located(let fact): [fact.address].compactMap(\.self)
        case .verificationAsked(let fact): [fact.note].compactMap(\.self)
        case .verified(let fact): [fact.note].compactMap(\.self)
        case .dispatched(let fact): [fact.note].compactMap(\.self)
        case .assignmentWithdrawn(let fact), .returnAccepted(let fact): [fact.note].compactMap(\.self)
        case .returnAsked(let fact): [fact.note].compactMap(\.self)
        case .returnRefused(let fact): [fact.note]
        case .contacted(let fact): [fact.note].compactMap(\.self)
        case .extensionAsked(let fact): [fact.note]
        case .extensionRefused(let fact), .deferralRefused(let fact): [fact.note]
        case .deferralAsked(let fact): [fact.measure]
        case .replied(let fact): [fact.result, fact.answer].compactMap(\.self)
        case .replyRefused(let fact): [fact.note]
        case .unmerged(let fact): [fact.note]
        case .ordered(let fact): [fact.text]
        case .orderAnswered(let fact): [fact.text]
        case .emergencyAlerted(let fact): [fact.note].compactMap(\.self)
        case .answeredByLeader(let fact): [fact.answer]
        case .followedUp(let fact): [fact.remark].compactMap(\.self)
        case .redone(let fact): [fact.note].compactMap(\.self)
        case .closed(let fact): [fact.note].compactMap(\.self)
        case .withdrawn(let fact): [fact.note].compactMap(\.self)
        case .attached(let fact): [fact.note].compactMap(\.self)
        case .revealed(let fact): [fact.note].compactMap(\.self)
        case .accepted, .classified, .signed, .tried, .merged, .joined, .left, .released, .informationLapsed,
            .extensionGranted, .deferred, .resumed, .escalated, .rescheduled, .handedOver, .personReleased:
            []
        }
    }
}
