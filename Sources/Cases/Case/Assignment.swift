import Kernel

/// 工单: one agency's share of a case.
package struct Assignment: Sendable, Hashable {
    package enum State: String, Sendable, Codable, CaseIterable {
        case offered, signed, replied, accepted, returned, withdrawn

        /// The agency still has to do something about it.
        package var isOpen: Bool { self == .offered || self == .signed }
    }

    /// Counts from 1 within the case.
    package typealias Number = Int

    package let number: Number
    package let agency: CaseAgency
    package let offeredAt: Instant
    /// Ruled by the dispatcher after too many returns: it cannot be returned.
    package var isBinding: Bool
    package var state: State = .offered
    package var signDue: Instant
    package var replyDue: Instant
    package var signedAt: Instant?
    package var repliedAt: Instant?
    /// A return that the dispatcher has not judged yet.
    package var returnAsked: ReturnReason?
    /// The numbers of the two texts of its reply.
    package var result: Int?
    package var answer: Int?

    package init(_ dispatch: Dispatch, at now: Instant) {
        number = dispatch.assignment
        agency = dispatch.agency
        offeredAt = now
        isBinding = dispatch.isBinding
        signDue = dispatch.signDue
        replyDue = dispatch.replyDue
    }

    /// When the agency has to do its next step.
    package var nextDue: Instant? {
        switch state {
        case .offered: signDue
        case .signed: replyDue
        case .replied, .accepted, .returned, .withdrawn: nil
        }
    }
}

/// The grounds on which an agency may hand an assignment back.
package enum ReturnReason: String, Sendable, Codable, CaseIterable {
    case wrongTerritory, notOurDuty, unclearOwnership, outOfJurisdiction
}
