import Kernel

/// Why a rule refuses something about an application, and what would be allowed instead.
package enum ApplicationRefusal: Explained, Hashable, TextRefusing {
    /// Not in the present state.
    case notNow(ApplicationAct, state: ApplicationState, allowed: [ApplicationAct])
    case text(field: String, TextFault)
    case groundNotListed(ApplicationGround, allowed: [ApplicationGround])
    case tooManyPhotos(limit: Int)
    case unknownPhoto
    /// The agency has and had nothing to do with the case.
    case noShare
    case notAnswered
    case tooLate(due: String)
    case alreadyOpen
    /// What was judged is appealed against, not filed again.
    case alreadyJudged
    case nothingToAppeal
    /// What was granted to an agency it cannot appeal against.
    case ownGrant
    /// A refusal is appealed against by the agency it was said to.
    case notYours
    case hasStake(Stake)
    /// Nobody is left to answer.
    case agencyClosed
    // Of the desk.
    case noSuchApplication
    case movedOn(version: Int)
}

extension ApplicationRefusal {
    package var code: String {
        switch self {
        case .notNow: "applicationNotNow"
        case .text: "applicationText"
        case .groundNotListed: "applicationGroundNotListed"
        case .tooManyPhotos: "applicationTooManyPhotos"
        case .unknownPhoto: "applicationUnknownPhoto"
        case .noShare: "applicationNoShare"
        case .notAnswered: "applicationNotAnswered"
        case .tooLate: "applicationTooLate"
        case .alreadyOpen: "applicationAlreadyOpen"
        case .alreadyJudged: "applicationAlreadyJudged"
        case .nothingToAppeal: "applicationNothingToAppeal"
        case .ownGrant: "applicationOwnGrant"
        case .notYours: "applicationNotYours"
        case .hasStake: "applicationHasStake"
        case .agencyClosed: "applicationAgencyClosed"
        case .noSuchApplication: "applicationNoSuch"
        case .movedOn: "applicationMovedOn"
        }
    }

    package var kind: FaultKind {
        switch self {
        case .text, .groundNotListed, .tooManyPhotos, .unknownPhoto, .nothingToAppeal: .invalid
        case .noShare, .hasStake, .notYours, .ownGrant: .forbidden
        case .noSuchApplication: .notFound
        case .movedOn: .stale
        case .notNow, .notAnswered, .tooLate, .alreadyOpen, .alreadyJudged, .agencyClosed: .conflict
        }
    }
}
