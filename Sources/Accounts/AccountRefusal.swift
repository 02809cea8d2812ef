import Kernel

/// Why something about accounts, roles and sign-in is refused.
package enum AccountRefusal: Explained, Equatable {
    /// One answer for an unknown name, a wrong password, a locked or closed account.
    case signIn(LockOutRules)
    case tooManySignIns(LockOutRules)
    case notSignedIn
    case unknownAccount
    case loginTaken(String)
    case accountMovedOn
    case unknownRole(String)
    case roleMixes(Power, Power)
    case powersExclude(held: Power, asked: Power)
    case notToYourself, assignmentTwice, unknownAssignment
    case unknownToken
    case noMessageGateway
    case codeTooOften(wait: Span)
    case codeWrong

    package var code: String {
        switch self {
        case .signIn: "signInRefused"
        case .tooManySignIns: "tooManySignIns"
        case .notSignedIn: "notSignedIn"
        case .unknownAccount: "unknownAccount"
        case .loginTaken: "loginTaken"
        case .accountMovedOn: "accountMovedOn"
        case .unknownRole: "unknownRole"
        case .roleMixes: "roleMixesPowers"
        case .powersExclude: "powersExclude"
        case .notToYourself: "notToYourself"
        case .assignmentTwice: "assignmentTwice"
        case .unknownAssignment: "unknownAssignment"
        case .unknownToken: "unknownToken"
        case .noMessageGateway: "noMessageGateway"
        case .codeTooOften: "codeTooOften"
        case .codeWrong: "codeWrong"
        }
    }

    package var kind: FaultKind {
        switch self {
        case .signIn, .notSignedIn, .codeWrong: .unauthenticated
        case .tooManySignIns, .codeTooOften: .tooMany
        case .unknownAccount, .unknownAssignment, .unknownToken: .notFound
        case .unknownRole: .invalid
        case .loginTaken, .roleMixes, .powersExclude, .assignmentTwice: .conflict
        case .accountMovedOn: .stale
        case .notToYourself: .forbidden
        case .noMessageGateway: .unavailable
        }
    }

    package var facts: [String: String] {
        switch self {
        case .signIn(let rules): ["failures": String(rules.failures), "minutes": rules.length.minutes]
        case .tooManySignIns(let rules): ["minutes": rules.perAddress.span.minutes]
        case .loginTaken(let login): ["login": login]
        case .unknownRole(let role): ["role": role]
        case .roleMixes(let one, let other): ["one": "@" + one.word, "other": "@" + other.word]
        case .powersExclude(let held, let asked): ["held": "@" + held.word, "asked": "@" + asked.word]
        case .codeTooOften(let wait): ["minutes": wait.minutes]
        default: [:]
        }
    }

    package var retryAfter: Span? {
        switch self {
        case .tooManySignIns(let rules): rules.perAddress.span
        case .codeTooOften(let wait): wait
        default: nil
        }
    }
}

extension Span {
    /// Whole minutes, rounded up.
    package var minutes: String { String((milliseconds + 59_999) / 60_000) }
}
