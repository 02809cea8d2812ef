import Agencies
import Calendar
import Kernel

/// The limits of one kind of whistle.
package struct WhistleClocks: Sendable, Hashable, Codable {
    /// From the call to the check-in.
    package var arrival: Limit
    /// From the moment of being late to that of being absent.
    package var absence: Limit
    /// From a refusal to the coordinator's ruling.
    package var judgement: Limit

    package init(arrival: Limit, absence: Limit, judgement: Limit) {
        self.arrival = arrival
        self.absence = absence
        self.judgement = judgement
    }
}

/// The city's rules for whistles: data, versioned, with these defaults.
package struct WhistleRuleTable: RuleTable {
    package var manyResidents = WhistleClocks(
        arrival: .workingDays(3), absence: .workingDays(3), judgement: .workingHours(2))
    package var jointEnforcement = WhistleClocks(
        arrival: .workingDays(1), absence: .workingDays(1), judgement: .workingHours(2))
    package var emergency = WhistleClocks(
        arrival: .wall(.minutes(30)), absence: .wall(.minutes(30)), judgement: .wall(.minutes(15)))
    /// Who may raise one.
    package var raisers: Set<AgencyType> = [.townOffice, .communityCommittee, .gridTeam]
    package var declineReasons: Set<DeclineReason> = Set(DeclineReason.allCases)
    package var mostCalled: Int = 12
    /// Metres around the place within which one is there, where the raiser says nothing else.
    package var usualRadius: Int = 200
    /// Metres: a position less exact than this proves nothing.
    package var worstAccuracy: Int = 200
    /// Metres of inexactness that are given to the one who checks in.
    package var accuracyCredit: Int = 50
    /// Minutes by which a phone's clock may differ before it is noted as wrong.
    package var clockTolerance: Int = 2
    /// Days after the close in which both sides may rate.
    package var ratingDays: Int = 14
    /// Wrong codes of one person at one whistle, and in how many minutes, before they must wait.
    package var wrongCodes: Int = 5
    package var wrongCodesWithin: Int = 10

    package static let key = RuleKey("whistleRules", stream: 6)

    package init() {}

    static let numbers: [RuleNumber<WhistleRuleTable>] = [
        RuleNumber("mostCalled", \.mostCalled, 1...50), RuleNumber("usualRadius", \.usualRadius, WhistleRules.radius),
        RuleNumber("worstAccuracy", \.worstAccuracy, 10...2_000),
        RuleNumber("accuracyCredit", \.accuracyCredit, 0...500),
        RuleNumber("clockTolerance", \.clockTolerance, 0...120), RuleNumber("ratingDays", \.ratingDays, 1...90),
        RuleNumber("wrongCodes", \.wrongCodes, 1...100), RuleNumber("wrongCodesWithin", \.wrongCodesWithin, 1...1_440),
    ]

    package func mustBeSane() throws {
        var faults: [FieldFault] = faults(of: Self.numbers)
        if raisers.isEmpty { faults.append(FieldFault("raisers", "required")) }
        if declineReasons.isEmpty { faults.append(FieldFault("declineReasons", "required")) }
        guard faults.isEmpty else { throw InvalidInput(faults) }
    }
}

/// The rules in force, together with the working time they are reckoned in.
package struct WhistleRules: Sendable {
    package var table: WhistleRuleTable
    package var workingTime: WorkingTime

    package init(_ table: WhistleRuleTable = WhistleRuleTable(), workingTime: WorkingTime) {
        self.table = table
        self.workingTime = workingTime
    }

    func clocks(_ kind: WhistleKind) -> WhistleClocks {
        switch kind {
        case .manyResidents: table.manyResidents
        case .jointEnforcement: table.jointEnforcement
        case .emergency: table.emergency
        }
    }

    func due(_ limit: Limit, from start: Instant) -> Instant { workingTime.deadline(limit, from: start).at }

    func day(of instant: Instant) -> Day { workingTime.zone.day(of: instant) }

    /// Metres: between these a raiser says what counts as being there.
    static let radius: ClosedRange<Int> = 20...2_000
    static let mostTasks = 100
    static let longestText = 2_000
    static let shortestEvidence = 5
}
