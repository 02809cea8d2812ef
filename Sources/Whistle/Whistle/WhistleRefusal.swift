import Kernel

/// Why a rule refuses something about a whistle.
package enum WhistleRefusal: Explained, Hashable, TextRefusing {
    case text(field: String, TextFault)
    case nobodyCalled, calledTwice, callsItself, leadNotCalled
    case tooManyCalled(limit: Int)
    case radiusOutOfRange(least: Int, most: Int)
    case isClosed, notClosed
    case notCalled
    /// Not in the standing the agency has now.
    case notNow(CalledAgency.Standing)
    case lastOne, hasOpenTasks, hoursOutOfRange
    case checkedInAlready, noPoint, noPosition
    case tooInexact(limit: Int)
    case tooFar(metres: Int, radius: Int)
    case wrongCode
    case tooManyCodes(wait: Span)
    case declinedBefore, reasonNotListed, nothingToJudge
    case tooManyTasks(limit: Int)
    case dayOutOfRange, noSuchTask, taskDoneAlready, taskNotDone, notThere
    case tasksOpen(Int)
    case ratedAlready, ratingOver
    case notAStep(field: String)
    // Of the desk.
    case noSuchWhistle, numberMistyped
    case movedOn(version: Int)
    case notARaiser, notTheRaiser, notYourAgency, hasStake
    case noPlace, outsideCity, unknownAgency, unknownCategory, unknownPhoto
}

extension WhistleRefusal {
    package var code: String {
        switch self {
        case .text: "whistleText"
        case .nobodyCalled: "whistleNobodyCalled"
        case .calledTwice: "whistleCalledTwice"
        case .callsItself: "whistleCallsItself"
        case .leadNotCalled: "whistleLeadNotCalled"
        case .tooManyCalled: "whistleTooManyCalled"
        case .radiusOutOfRange: "whistleRadius"
        case .isClosed: "whistleIsClosed"
        case .notClosed: "whistleNotClosed"
        case .notCalled: "whistleNotCalled"
        case .notNow: "whistleNotNow"
        case .lastOne: "whistleLastOne"
        case .hasOpenTasks: "whistleHasOpenTasks"
        case .hoursOutOfRange: "whistleHours"
        case .checkedInAlready: "whistleCheckedInAlready"
        case .noPoint: "whistleNoPoint"
        case .noPosition: "whistleNoPosition"
        case .tooInexact: "whistleTooInexact"
        case .tooFar: "whistleTooFar"
        case .wrongCode: "whistleWrongCode"
        case .tooManyCodes: "whistleTooManyCodes"
        case .declinedBefore: "whistleDeclinedBefore"
        case .reasonNotListed: "whistleReasonNotListed"
        case .nothingToJudge: "whistleNothingToJudge"
        case .tooManyTasks: "whistleTooManyTasks"
        case .dayOutOfRange: "whistleDay"
        case .noSuchTask: "whistleNoSuchTask"
        case .taskDoneAlready: "whistleTaskDoneAlready"
        case .taskNotDone: "whistleTaskNotDone"
        case .notThere: "whistleNotThere"
        case .tasksOpen: "whistleTasksOpen"
        case .ratedAlready: "whistleRatedAlready"
        case .ratingOver: "whistleRatingOver"
        case .notAStep: "whistleNotAStep"
        case .noSuchWhistle: "whistleNoSuchWhistle"
        case .numberMistyped: "whistleNumberMistyped"
        case .movedOn: "whistleMovedOn"
        case .notARaiser: "whistleNotARaiser"
        case .notTheRaiser: "whistleNotTheRaiser"
        case .notYourAgency: "whistleNotYourAgency"
        case .hasStake: "whistleHasStake"
        case .noPlace: "whistleNoPlace"
        case .outsideCity: "whistleOutsideCity"
        case .unknownAgency: "whistleUnknownAgency"
        case .unknownCategory: "whistleUnknownCategory"
        case .unknownPhoto: "whistleUnknownPhoto"
        }
    }
}
