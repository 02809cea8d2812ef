import Agencies
import Calendar
import Kernel

/// The limits of one kind of whistle.
package struct WhistleClocks: Sendable, Hashable {
    /// From the call to the check-in.
    package let arrival: Limit
    /// From the moment of being late to that of being absent.
    package let absence: Limit
    /// From a refusal to the coordinator's ruling.
    package let judgement: Limit

    package init(arrival: Limit, absence: Limit, judgement: Limit) {
        self.arrival = arrival
        self.absence = absence
        self.judgement = judgement
    }
}

/// The rules of a city for whistles as data, with the defaults it starts with.
package struct WhistleRules: Sendable {
    package var clocks: [WhistleKind: WhistleClocks] = [
        .manyResidents: WhistleClocks(
            arrival: .workingDays(3), absence: .workingDays(3), judgement: .workingHours(2)),
        .jointEnforcement: WhistleClocks(
            arrival: .workingDays(1), absence: .workingDays(1), judgement: .workingHours(2)),
        .emergency: WhistleClocks(
            arrival: .wall(.minutes(30)), absence: .wall(.minutes(30)), judgement: .wall(.minutes(15))),
    ]
    /// Who may raise one.
    package var raisers: Set<AgencyType> = [.townOffice, .communityCommittee, .gridTeam]
    package var declineReasons: Set<DeclineReason> = Set(DeclineReason.allCases)
    package var mostCalled = 12
    package var mostTasks = 100
    package var longestText = 2_000
    package var shortestEvidence = 5
    /// Metres around the place within which one is there.
    package var radius: ClosedRange<Int> = 20...2_000
    package var usualRadius = 200
    /// Metres: a position less exact than this proves nothing.
    package var worstAccuracy = 200
    /// Metres of inexactness that are given to the one who checks in.
    package var accuracyCredit = 50
    /// By how much a phone's clock may differ before it is noted as wrong.
    package var clockTolerance: Span = .minutes(2)
    /// After the close, how long both sides may rate.
    package var ratingWindow: Span = .days(14)
    /// Wrong codes of one person at one whistle, and in what time, before they must wait.
    package var wrongCodes = 5
    package var wrongCodesWithin: Span = .minutes(10)
    package var workingTime: WorkingTime

    package init(workingTime: WorkingTime) { self.workingTime = workingTime }

    func clocks(_ kind: WhistleKind) -> WhistleClocks {
        clocks[kind] ?? WhistleClocks(arrival: .workingDays(3), absence: .workingDays(3), judgement: .workingHours(2))
    }

    func due(_ limit: Limit, from start: Instant) -> Instant { workingTime.deadline(limit, from: start).at }

    func day(of instant: Instant) -> Day { workingTime.zone.day(of: instant) }
}
