import Assessment
import Cases
import Kernel
import StorageTesting
import Testing

@Suite("Who has a stake")
struct StakeTests {
    private static let lampPath = CaseAgency.lamps.path

    static let people: [(who: Official, stake: Stake?)] = [
        (.at(.petitions, 3), .filedIt), (.at(.lamps), .ownAgency(lampPath)),
        (.at(.centre), .ownAgency(CaseAgency.centre.path)), (.at(.lampSection), .under(lampPath)),
        (.at(.petitions, 1), .tookTheCall), (.at(.petitions, 2), .actedOnTheCase), (.at(.petitions), nil),
        (.at(.water), nil), (.at(.government), nil),
    ]

    @Test("is told by the table of the rule", arguments: people)
    func table(who: Official, stake: Stake?) throws {
        let story = try Story()
        #expect(story.file.involved.stake(of: who, story.matter.parties) == stake)
    }

    @Test("an agency above one that had the case has one; the government at the root only when it had the case itself")
    func above() throws {
        let section = try Story(
            .exclusion(), .answered(also: [CaseAgency.lampSection.path, CaseAgency.water.path.child("S9")]))
        let parties: Parties = section.matter.parties
        #expect(section.file.involved.stake(of: .at(.water), parties) == .above(CaseAgency.water.path.child("S9")))
        #expect(section.file.involved.stake(of: .at(.government), parties) == nil)
        let own = try Story(.exclusion(), .answered(also: [root]))
        #expect(own.file.involved.stake(of: .at(.government), own.matter.parties) == .ownAgency(root))
        #expect(own.file.involved.stake(of: .at(.petitions), own.matter.parties) == nil)
    }

    @Test("what the case has become since counts as well as what it was")
    func since() throws {
        let story = try Story()
        let now = Parties(
            agencies: [CaseAgency.petitions.path], receiver: somebody(1), people: [somebody(77)])
        let involved: Involved = story.file.involved
        #expect(involved.stake(of: .at(.petitions), now) == .ownAgency(CaseAgency.petitions.path))
        #expect(involved.stake(of: .at(.lamps), now) == .ownAgency(Self.lampPath))
        #expect(involved.stake(of: .at(.water, 77), now) == .actedOnTheCase)
    }

    @Test("who granted it first cannot be the second judge; a colleague can")
    func second() throws {
        var story = try Story()
        try story.judge(.granted, by: .at(.petitions, 90), excluded: 20)
        #expect(story.file.involved.stake(of: .at(.petitions, 90), story.matter.parties) == .judgedBefore)
        #expect(story.file.involved.stake(of: .at(.petitions, 91), story.matter.parties) == nil)
    }

    @Test("an appeal goes one level up, never to the first judge nor their agency")
    func appeal() throws {
        var first = try Story()
        try first.judge(.refused, by: .at(.petitions, 90))
        let appeal: Story = try first.appealed()
        let stake: (Official) -> Stake? = { appeal.file.involved.stake(of: $0, appeal.matter.parties) }
        #expect(stake(.at(.government, 90)) == .judgedBefore)
        #expect(stake(.at(.petitions, 91)) == .colleagueJudged)
        #expect(stake(.at(.audit, 92)) == .notHigher)
        #expect(stake(.at(.government, 92)) == nil)
        #expect(stake(.at(.lamps, 93)) == .ownAgency(Self.lampPath))
    }

    @Test("above a judge of the government nobody stands: the appeal is judged next to it")
    func top() throws {
        var first = try Story()
        try first.judge(.refused, by: .at(.government, 90))
        let appeal: Story = try first.appealed()
        let stake: (Official) -> Stake? = { appeal.file.involved.stake(of: $0, appeal.matter.parties) }
        #expect(stake(.at(.government, 91)) == .colleagueJudged)
        #expect(stake(.at(.audit, 92)) == nil)
        #expect(stake(.at(.at(CaseAgency.audit.path.child("S1")), 93)) == .notHigher)
    }

    @Test("judging and asking are refused to whoever has one")
    func refused() throws {
        var story = try Story()
        #expect(throws: ApplicationRefusal.hasStake(.ownAgency(Self.lampPath))) {
            try story.judge(.granted, by: .at(.lamps))
        }
        #expect(throws: ApplicationRefusal.hasStake(.tookTheCall)) {
            try story.act { try $0.file.askingEvidence("Whose lamp?", by: .at(.petitions, 1), on: $0.bench()) }
        }
    }
}
