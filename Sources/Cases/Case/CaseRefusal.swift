import Kernel

/// Why a rule refuses something about a case, and what would be allowed instead.
package enum CaseRefusal: Explained, Hashable, TextRefusing {
    /// Not in the present state.
    case notNow(CaseAct, state: CaseState, allowed: [CaseAct])
    case text(field: String, TextFault)
    case notClassified
    case notLocated
    /// Public reports of such things are checked on site first.
    case notVerified
    case notFoundOnSite
    case noSuchAssignment(Int)
    case returnReasonNotListed(ReturnReason, allowed: [ReturnReason])
    case signWindowPassed(due: String)
    case returnIsFinal(limit: Int)
    case returnNotJudged
    case sameAgency
    /// Two shares for one agency.
    case agencyTwice
    /// A lead is passed down within one's own agencies only.
    case notBelow
    case hasLead
    /// Others still work on it.
    case sharesOpen(Int)
    case extensionTooLong(most: Int)
    case extendedEnough(limit: Int)
    case replyOverdue(due: String)
    case beyondParent(due: String)
    case reviewOutOfRange(most: Int)
    case noSuchOrder(Int)
    /// An emergency is handed to 110, 119 or 120 before it is turned away.
    case notHandedOver
    case satisfactionOutOfRange
    case triedThisHalfDay
    case notFollowedUp(tries: Int, limit: Int)
    case mergeWithItself
    case mergeIntoThat(state: CaseState)
    case hasFollowers(Int)
    case tooManyPhotos(limit: Int)
    case unknownCategory
    case unknownPhoto
    // Of the desk.
    case noSuchCase
    case notYourCase
    case movedOn(version: Int)
    case numberMistyped
    case phoneNotValid
    case reporterHidden
    case noReporter
    case outsideCity
    case unknownPlace
    case anonymousWithName
}

extension CaseRefusal {
    package var code: String {
        switch self {
        case .notNow: "caseNotNow"
        case .text: "caseText"
        case .notClassified: "caseNotClassified"
        case .notLocated: "caseNotLocated"
        case .notVerified: "caseNotVerified"
        case .notFoundOnSite: "caseNotFoundOnSite"
        case .noSuchAssignment: "caseNoSuchAssignment"
        case .returnReasonNotListed: "caseReturnReasonNotListed"
        case .signWindowPassed: "caseSignWindowPassed"
        case .returnIsFinal: "caseReturnIsFinal"
        case .returnNotJudged: "caseReturnNotJudged"
        case .sameAgency: "caseSameAgency"
        case .agencyTwice: "caseAgencyTwice"
        case .notBelow: "caseNotBelow"
        case .hasLead: "caseHasLead"
        case .sharesOpen: "caseSharesOpen"
        case .extensionTooLong: "caseExtensionTooLong"
        case .extendedEnough: "caseExtendedEnough"
        case .replyOverdue: "caseReplyOverdue"
        case .beyondParent: "caseBeyondParent"
        case .reviewOutOfRange: "caseReviewOutOfRange"
        case .noSuchOrder: "caseNoSuchOrder"
        case .notHandedOver: "caseNotHandedOver"
        case .satisfactionOutOfRange: "caseSatisfactionOutOfRange"
        case .triedThisHalfDay: "caseTriedThisHalfDay"
        case .notFollowedUp: "caseNotFollowedUp"
        case .mergeWithItself: "caseMergeWithItself"
        case .mergeIntoThat: "caseMergeIntoThat"
        case .hasFollowers: "caseHasFollowers"
        case .tooManyPhotos: "caseTooManyPhotos"
        case .unknownCategory: "caseUnknownCategory"
        case .unknownPhoto: "caseUnknownPhoto"
        case .noSuchCase: "caseNoSuchCase"
        case .notYourCase: "caseNotYourCase"
        case .movedOn: "caseMovedOn"
        case .numberMistyped: "caseNumberMistyped"
        case .phoneNotValid: "casePhoneNotValid"
        case .reporterHidden: "caseReporterHidden"
        case .noReporter: "caseNoReporter"
        case .outsideCity: "caseOutsideCity"
        case .unknownPlace: "caseUnknownPlace"
        case .anonymousWithName: "caseAnonymousWithName"
        }
    }

    package var kind: FaultKind {
        switch self {
        case .text, .satisfactionOutOfRange, .returnReasonNotListed, .tooManyPhotos, .unknownCategory, .unknownPhoto,
            .numberMistyped, .phoneNotValid, .noSuchAssignment, .outsideCity, .unknownPlace, .anonymousWithName,
            .agencyTwice, .notBelow, .extensionTooLong, .reviewOutOfRange, .noSuchOrder:
            .invalid
        case .noSuchCase, .noReporter: .notFound
        case .notYourCase, .reporterHidden: .forbidden
        case .movedOn: .stale
        default: .conflict
        }
    }
}
