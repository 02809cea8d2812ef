/// Where a case stands, in the words its reporter sees.
package enum CaseState: String, Sendable, Codable, CaseIterable {
    case received, needsInformation, dispatched, handling, replied, closed, notAccepted, merged, deferred

    /// Nothing more will happen to it.
    package var isFinal: Bool { self == .closed || self == .notAccepted }
}

/// Why a case is not accepted; each has a sentence that says where to go instead.
package enum NotAcceptedGround: String, Sendable, Codable, CaseIterable {
    case outsideJurisdiction, emergencyService, inCourt, politicalOrMilitary, secrets
    /// The on-site check found nothing of the kind.
    case notFoundOnSite
}

/// How a case ended.
package enum ClosingGround: String, Sendable, Codable, CaseIterable {
    case solved
    /// Answered and asked about; what is left cannot be done or was judged without ground.
    case answered
    /// Tried as often as the rules ask, without reaching the reporter.
    case noContact
    /// Nobody to ask: the reporter is anonymous.
    case anonymous
    case withdrawnByReporter
    /// The city does not call everyone, and this one was not drawn.
    case notSampled
}

/// The end of a case, if it has one; until then what happens to its assignments tells its state.
package enum CaseOutcome: Sendable, Hashable {
    case notAccepted(NotAcceptedGround)
    case closed(ClosingGround)
}
