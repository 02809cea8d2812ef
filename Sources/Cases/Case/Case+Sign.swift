import Kernel

/// Which assignment was signed for.
package struct Signature: Sendable, Hashable, Codable {
    package let of: Assignment.Number
}

extension Case {
    /// 签收: the agency takes the assignment on, and with it the case.
    package func signing(
        _ number: Assignment.Number, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        if live?.returnAsked != nil { throw .returnNotJudged }
        try must(.sign)
        _ = try liveAssignment(number)
        return [.signed(Signature(of: number))]
    }

    /// The live assignment, which must be the one that is meant.
    func liveAssignment(_ number: Assignment.Number) throws(CaseRefusal) -> Assignment {
        guard let live, live.number == number else { throw .noSuchAssignment(number) }
        return live
    }

    mutating func sign(_ number: Assignment.Number, at now: Instant) {
        change(number) { assignment in
            assignment.state = .signed
            assignment.signedAt = now
        }
        owner = assignments.last?.agency ?? owner
    }
}
