import Kernel

extension CaseRefusal {
    package var facts: [String: String] {
        switch self {
        case .notNow(let act, let state, let allowed):
            [
                "act": "case.act.\(act.rawValue)", "state": "case.state.\(state.rawValue)",
                "allowed": allowed.map { "case.act.\($0.rawValue)" }.joined(separator: ","),
            ]
        case .noSuchAssignment(let number): ["assignment": String(number)]
        case .returnReasonNotListed(let reason, let allowed):
            [
                "reason": "case.returnReason.\(reason.rawValue)",
                "allowed": allowed.map { "case.returnReason.\($0.rawValue)" }.joined(separator: ","),
            ]
        case .signWindowPassed(let due): ["due": due]
        case .returnIsFinal(let limit), .tooManyPhotos(let limit): ["limit": String(limit)]
        case .notFollowedUp(let tries, let limit): ["tries": String(tries), "limit": String(limit)]
        case .mergeIntoThat(let state): ["state": "case.state.\(state.rawValue)"]
        case .hasFollowers(let count): ["count": String(count)]
        case .movedOn(let version): ["version": String(version)]
        default: [:]
        }
    }

    package var fields: [FieldFault] {
        switch self {
        case .text(let field, let fault): [fault.about(field)]
        case .satisfactionOutOfRange: [FieldFault("satisfaction", "caseSatisfaction")]
        case .unknownCategory: [FieldFault("category", "caseCategory")]
        case .unknownPhoto: [FieldFault("photos", "casePhoto")]
        case .tooManyPhotos(let limit): [FieldFault("photos", "casePhotos", ["limit": String(limit)])]
        case .phoneNotValid: [FieldFault("phone", "casePhone")]
        case .numberMistyped: [FieldFault("number", "caseNumber")]
        default: []
        }
    }
}

extension CaseRefusal.TextFault {
    fileprivate func about(_ field: String) -> FieldFault {
        switch self {
        case .missing: FieldFault(field, "caseTextMissing")
        case .unreadable: FieldFault(field, "caseTextUnreadable")
        case .tooShort(let least): FieldFault(field, "caseTextTooShort", ["least": String(least)])
        case .tooLong(let most): FieldFault(field, "caseTextTooLong", ["most": String(most)])
        }
    }
}
