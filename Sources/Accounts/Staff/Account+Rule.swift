import Kernel

extension AccountDraft {
    /// The account it becomes, with an initial password; all wrong fields are listed at once.
    package func account(
        id: Account.ID, password: PasswordHash, mustChange: Bool, at now: Instant
    ) throws(InvalidInput) -> Account {
        var faults: [FieldFault] = []
        if !Account.isLogin(login) { faults.append(FieldFault("login", "loginName")) }
        if !(1...40).contains(name.count) { faults.append(FieldFault("name", "personName")) }
        guard faults.isEmpty else { throw InvalidInput(faults) }
        return Account(
            id: id, login: login, name: name, agency: agency, state: .active, password: password, passwordSetAt: now,
            mustChangePassword: mustChange, failures: 0, lockedUntil: nil, createdAt: now, version: 0)
    }
}

/// How an attempt to sign in ends.
package enum SignInVerdict: Sendable, Equatable {
    case admitted
    case failed
    /// This failure was one too many.
    case locked(until: Instant)
    /// Locked or not active: the password is not even counted.
    case closedDoor
}

extension Account {
    package static func isLogin(_ text: String) -> Bool {
        (2...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
                case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): true
                default: false
                }
            }
    }

    /// Judges an attempt: failures add up to a lock; a lock hides whether the password was right.
    package mutating func judge(passwordIsRight: Bool, at now: Instant, under rules: LockOutRules) -> SignInVerdict {
        guard state == .active, !isLocked(at: now) else { return .closedDoor }
        lockedUntil = nil
        guard !passwordIsRight else {
            failures = 0
            return .admitted
        }
        failures += 1
        guard failures >= rules.failures else { return .failed }
        let until: Instant = now + rules.length
        failures = 0
        lockedUntil = until
        return .locked(until: until)
    }

    /// Whether nothing else may be done before the password is changed.
    package func owesNewPassword(at now: Instant, under rules: PasswordRules) -> Bool {
        if mustChangePassword { return true }
        guard let age = rules.maximumAge else { return false }
        return now - passwordSetAt > age
    }
}
