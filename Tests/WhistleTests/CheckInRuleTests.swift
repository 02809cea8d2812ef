import Kernel
import StorageTesting
import Testing

@testable import Whistle

@Suite("Checking in")
struct CheckInRuleTests {
    @Test(
        "by phone: within the radius, with some credit for inexactness",
        arguments: [
            (10.0, 10.0, nil), (199, 5, nil), (240, 50, nil),
            (240, 30, WhistleRefusal.tooFar(metres: 240, radius: 200)),
            (400, 200, .tooFar(metres: 400, radius: 200)), (10, 201, .tooInexact(limit: 200)),
        ] as [(Double, Double, WhistleRefusal?)])
    func distance(metres: Double, accuracy: Double, refusal: WhistleRefusal?) throws {
        var story = try Story()
        do {
            try story.arrive(1, .phone(metres, accuracy: accuracy))
            #expect(refusal == nil)
            let proof: CheckInProof = story.file.called[0].presences[0].proof
            #expect(proof.distance == Int(metres) && proof.accuracy == Int(accuracy))
        } catch let error as WhistleRefusal { #expect(error == refusal) }
    }

    @Test("a great circle is as long as it is")
    func haversine() {
        let nanjing = Coordinate(longitude: 118.78, latitude: 32.04)
        let shanghai = Coordinate(longitude: 121.47, latitude: 31.23)
        #expect(abs(nanjing.distance(to: shanghai) - 270_000) < 3_000)
        #expect(nanjing.distance(to: nanjing) == 0)
    }

    @Test("a phone with a wrong clock checks in at the city's time, and the difference is kept")
    func wrongClock() throws {
        var story = try Story()
        let yesterday: Instant = .testing - .days(1)
        try story.arrive(1, .phone(time: yesterday))
        try story.arrive(2, .phone(time: .testing + .seconds(90)))
        #expect(story.file.called[0].arrivedAt == .testing)
        #expect(story.file.called[0].isOnTime == true)
        let proofs: [CheckInProof] = story.file.called.map { $0.presences[0].proof }
        #expect(proofs[0].phoneTime == yesterday && proofs[0].phoneClockIsWrong == true)
        #expect(proofs[1].phoneClockIsWrong == false)
    }

    @Test("several people of an agency check in, each once; the first decides when it was there")
    func people() throws {
        var story = try Story()
        try story.arrive(1, .phone(person: 1))
        story.pass(.minutes(50))
        try story.arrive(1, .phone(person: 2))
        try story.act {
            try $0.checkingIn(Arrival(name: "Third", person: nil, .vouched), of: 1, at: $1, under: $2)
        }
        #expect(story.file.called[0].presences.count == 3)
        #expect(story.file.called[0].arrivedAt == .testing)
        #expect(throws: WhistleRefusal.checkedInAlready) { try story.arrive(1, .phone(person: 2)) }
    }

    @Test("exactly at the due time is in time; a moment later is late")
    func due() throws {
        var punctual = try Story()
        punctual.pass(.minutes(30))
        try punctual.arrive()
        #expect(punctual.file.called[0].isOnTime == true)
        var late = try Story()
        late.pass(Span(milliseconds: 30 * 60_000 + 1))
        try late.arrive()
        #expect(late.file.called[0].isOnTime == false)
        #expect(late.file.called[0].lateSince == .testing + .minutes(30))
    }

    @Test("late and absent carry their true due times, each once, however late they are noticed")
    func falling() throws {
        var story = try Story()
        try story.arrive(2)
        story.pass(.days(2))
        let events = story.file.fallingDue(at: story.now, under: story.rules)
        #expect(events.map(\.kind) == [.becameLate, .becameAbsent])
        story.take(events)
        #expect(story.file.called[0].lateSince == .testing + .minutes(30))
        #expect(story.file.called[0].absentFrom == .testing + .minutes(60))
        #expect(story.file.fallingDue(at: story.now, under: story.rules) == [])
        try story.arrive(1)
        #expect(story.file.called[0].standing == .present && story.file.called[0].wasAbsent)
    }
}
