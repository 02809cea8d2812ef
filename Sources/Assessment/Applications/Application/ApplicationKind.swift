/// What an agency may ask for about a case it had in hand.
package enum ApplicationKind: String, Sendable, Codable, CaseIterable {
    /// 剔除: the case is not counted in the agency's rates.
    case exclusion
    /// 不合理诉求: what was asked for cannot be met; the case is still answered, and not counted.
    case unreasonableDemand
    /// 申诉: against the judgement of an application, once.
    case appeal

    /// The grounds that may be given for it.
    package var grounds: [ApplicationGround] {
        switch self {
        case .exclusion: [.outsideDuty, .forceMajeure, .repeatWithoutNewFacts, .policyLimit, .falseFacts, .other]
        case .unreasonableDemand: [.againstLaw, .beyondPolicy, .settledByLaw, .privateMatter, .other]
        case .appeal: [.factsWrong, .rulesMisread, .newEvidence, .procedure, .other]
        }
    }
}

package enum ApplicationGround: String, Sendable, Codable, CaseIterable {
    // Of an exclusion
    case outsideDuty, forceMajeure, repeatWithoutNewFacts, policyLimit, falseFacts
    // Of an unreasonable demand
    case againstLaw, beyondPolicy, settledByLaw, privateMatter
    // Of an appeal
    case factsWrong, rulesMisread, newEvidence, procedure
    case other
}

/// Where an application stands.
package enum ApplicationState: String, Sendable, Codable, CaseIterable {
    /// Waits for a judge.
    case filed
    /// The judge waits for the agency; the judge's clock stands still.
    case evidenceAsked
    /// Granted by one judge, waits for a second.
    case seconding
    case granted, refused, withdrawn

    package var isOpen: Bool { self == .filed || self == .evidenceAsked || self == .seconding }
    package var isJudged: Bool { self == .granted || self == .refused }
}

package enum Decision: String, Sendable, Codable, CaseIterable { case granted, refused }

/// Everything that can be done to an application once it is filed.
package enum ApplicationAct: String, Sendable, Codable, CaseIterable {
    case withdraw, addEvidence, askEvidence, judge, appeal
}
