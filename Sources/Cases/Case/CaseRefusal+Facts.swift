import Kernel

extension CaseRefusal {
    package var facts: [String: String] {
        switch self {
        case .notNow(let act, let state, let allowed):
            [
                "act": "@case.act.\(act.rawValue)", "state": "@case.state.\(state.rawValue)",
                "allowed": Self.list("case.act", allowed),
            ]
        case .noSuchAssignment(let number): ["assignment": String(number)]
        case .returnReasonNotListed(let reason, let allowed):
            [
                "reason": "@case.returnReason.\(reason.rawValue)",
                "allowed": Self.list("case.returnReason", allowed),
            ]
        case .signWindowPassed(let due), .replyOverdue(let due), .beyondParent(let due): ["due": due]
        case .returnIsFinal(let limit), .tooManyPhotos(let limit), .extendedEnough(let limit): ["limit": String(limit)]
        case .extensionTooLong(let most), .reviewOutOfRange(let most): ["most": String(most)]
        case .sharesOpen(let count): ["count": String(count)]
        case .noSuchOrder(let number): ["order": String(number)]
        case .notFollowedUp(let tries, let limit): ["tries": String(tries), "limit": String(limit)]
        case .mergeIntoThat(let state): ["state": "@case.state.\(state.rawValue)"]
        case .hasFollowers(let count): ["count": String(count)]
        case .movedOn(let version): ["version": String(version)]
        default: [:]
        }
    }

    private static func list<Word: RawRepresentable<String>>(_ family: String, _ words: [Word]) -> String {
        words.isEmpty ? "@case.nothing" : words.map { "@\(family).\($0.rawValue)" }.joined(separator: ",")
    }

    package var fields: [FieldFault] {
        switch self {
        case .text(let field, let fault): [fault.about(field)]
        case .satisfactionOutOfRange: [FieldFault("satisfaction", "caseSatisfaction")]
        case .unknownCategory: [FieldFault("category", "caseCategory")]
        case .unknownPhoto: [FieldFault("photos", "casePhoto")]
        case .tooManyPhotos(let limit): [FieldFault("photos", "casePhotos", ["limit": String(limit)])]
        case .phoneNotValid: [FieldFault("phone", "casePhone")]
        case .outsideCity: [FieldFault("point", "caseOutsideCity")]
        case .unknownPlace: [FieldFault("place", "casePlace")]
        case .anonymousWithName: [FieldFault("standing", "caseAnonymous")]
        case .numberMistyped: [FieldFault("number", "caseNumber")]
        case .agencyTwice: [FieldFault("agency", "caseAgencyTwice")]
        case .notBelow: [FieldFault("agency", "caseNotBelow")]
        case .extensionTooLong(let most): [FieldFault("amount", "caseExtensionTooLong", ["most": String(most)])]
        case .reviewOutOfRange(let most): [FieldFault("review", "caseReviewOutOfRange", ["most": String(most)])]
        default: []
        }
    }
}
