import Kernel

extension WhistleRefusal {
    package var kind: FaultKind {
        switch self {
        case .text, .nobodyCalled, .calledTwice, .callsItself, .leadNotCalled, .tooManyCalled, .radiusOutOfRange,
            .hoursOutOfRange, .noPosition, .reasonNotListed, .dayOutOfRange, .notAStep, .numberMistyped, .noPlace,
            .outsideCity, .unknownAgency, .unknownCategory, .unknownPhoto, .wrongCode:
            .invalid
        case .noSuchWhistle, .noSuchTask, .notCalled: .notFound
        case .notARaiser, .notTheRaiser, .notYourAgency, .hasStake: .forbidden
        case .movedOn: .stale
        case .tooManyCodes: .tooMany
        default: .conflict
        }
    }

    package var retryAfter: Span? {
        if case .tooManyCodes(let wait) = self { wait } else { nil }
    }

    package var facts: [String: String] {
        switch self {
        case .tooManyCalled(let limit), .tooManyTasks(let limit), .tooInexact(let limit): ["limit": String(limit)]
        case .radiusOutOfRange(let least, let most): ["least": String(least), "most": String(most)]
        case .notNow(let standing): ["standing": "@whistle.standing.\(standing.rawValue)"]
        case .tooFar(let metres, let radius): ["metres": String(metres), "radius": String(radius)]
        case .tasksOpen(let count): ["count": String(count)]
        case .movedOn(let version): ["version": String(version)]
        default: [:]
        }
    }

    package var fields: [FieldFault] {
        switch self {
        case .text(let field, let fault): [fault.about(field)]
        case .nobodyCalled: [FieldFault("called", "required")]
        case .leadNotCalled: [FieldFault("lead", "whistleLead")]
        case .radiusOutOfRange(let least, let most):
            [FieldFault("radius", "outside", ["low": String(least), "high": String(most)])]
        case .wrongCode: [FieldFault("code", "whistleCode")]
        case .dayOutOfRange: [FieldFault("due", "whistleDay")]
        case .tasksOpen: [FieldFault("why", "required")]
        case .notAStep(let field): [FieldFault(field, "outside", ["low": "1", "high": "5"])]
        case .noPlace, .outsideCity: [FieldFault("place", "whistlePlace")]
        case .unknownCategory: [FieldFault("category", "whistleCategory")]
        default: []
        }
    }
}
