import Kernel

/// 工单: one agency's share of a case. Shares form a tree: city → district → town → community → grid worker.
package struct Assignment: Sendable, Hashable {
    package enum State: String, Sendable, Codable, CaseIterable {
        case offered, signed, replied, accepted, returned, withdrawn

        /// The agency still has to do something about it.
        package var isOpen: Bool { self == .offered || self == .signed }
    }

    /// 主办 / 协办: a case has exactly one lead at each level.
    package enum Part: String, Sendable, Codable, CaseIterable { case lead, support }

    /// Counts from 1 within the case.
    package typealias Number = Int

    package let number: Number
    /// The share it was passed down from; nil is one the dispatcher gave.
    package let parent: Number?
    package let part: Part
    package internal(set) var agency: CaseAgency
    /// The member of the agency it was given to, for grid workers.
    package internal(set) var person: Identifier<Visitor>?
    package let offeredAt: Instant
    /// Which version of the rules its limits are from.
    package let rules: Int
    /// Ruled after too many returns: it cannot be returned.
    package internal(set) var isBinding: Bool
    package internal(set) var state: State = .offered
    package internal(set) var sign: CaseClock
    package internal(set) var reply: CaseClock
    /// Of the lead that the dispatcher chose, when the reporter is known.
    package internal(set) var contact: CaseClock?
    package internal(set) var signedAt: Instant?
    package internal(set) var contactedAt: Instant?
    package internal(set) var repliedAt: Instant?
    /// What it asked for and nobody has judged yet.
    package internal(set) var request: ShareRequest?
    /// How many returns its own shares have asked for.
    package internal(set) var returns: Int = 0
    /// The numbers of the two texts of its reply.
    package internal(set) var result: Int?
    package internal(set) var answer: Int?

    init(_ dispatch: Dispatch, at now: Instant) {
        number = dispatch.assignment
        parent = dispatch.under
        part = dispatch.part
        agency = dispatch.agency
        person = dispatch.person
        offeredAt = now
        rules = dispatch.rules ?? 0
        isBinding = dispatch.isBinding
        sign = CaseClock(dispatch.sign, since: now)
        reply = CaseClock(dispatch.reply, since: now)
        contact = dispatch.contact.map { CaseClock($0, since: now) }
    }

    package var signDue: Instant { sign.due }
    package var replyDue: Instant { reply.due }

    /// Neither handed back nor taken back.
    package var isLive: Bool { state != .returned && state != .withdrawn }

    /// The share that answers for the case.
    package var isRootLead: Bool { parent == nil && part == .lead }

    package var returnAsked: ReturnReason? {
        if case .return(let reason, _) = request { reason } else { nil }
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

/// What an agency may ask of whoever gave it its share.
package enum ShareRequest: Sendable, Hashable {
    /// 退单; with the last one the dispute is ruled on.
    case `return`(ReturnReason, isLast: Bool)
    /// 延期, by so many of the limit's own unit.
    case `extension`(Int)
    /// 挂账
    case deferral(DeferralRequest)
}

/// The grounds on which an agency may hand an assignment back.
package enum ReturnReason: String, Sendable, Codable, CaseIterable {
    case wrongTerritory, notOurDuty, unclearOwnership, outOfJurisdiction
}
