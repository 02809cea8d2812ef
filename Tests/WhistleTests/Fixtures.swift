import Calendar
import Cases
import Kernel
import StorageTesting

@testable import Whistle

extension WhistleRules {
    static func testing() throws -> WhistleRules { WhistleRules(workingTime: WorkingTime(holidays: try .bundled())) }
}

extension CaseAgency {
    /// Agency number `index` under the city: 0 is the town that whistles.
    static func numbered(_ index: Int) -> CaseAgency {
        CaseAgency(
            id: Identifier(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_0000 + UInt64(index)),
            path: TreePath(root: "C00").child("A\(index)"))
    }

    static let town = numbered(0)
    static let water = numbered(1)
    static let fire = numbered(2)
    static let police = numbered(3)
}

extension CasePlace {
    static let street = CasePlace(
        node: Identifier(high: 0x0199_0000_0000_7000, low: 0x8000_0000_0000_ffff),
        path: TreePath(root: "3201").child("02").child("001"), point: Coordinate(longitude: 118.78, latitude: 32.04))
}

extension Coordinate {
    /// About this many metres north of the street's point.
    static func north(_ metres: Double) -> Coordinate {
        Coordinate(longitude: 118.78, latitude: 32.04 + metres / 111_195)
    }
}

extension WhistleDraft {
    static func usual(_ kind: WhistleKind = .emergency) -> WhistleDraft {
        WhistleDraft(
            kind, by: .town, at: .street, title: "A wall may fall", calling: [.water, .fire],
            lead: CaseAgency.fire.id)
    }
}

extension Arrival {
    static func phone(
        _ metres: Double = 10, accuracy: Double = 10, time: Instant? = nil, person: UInt64 = 1
    ) -> Arrival {
        Arrival(
            name: "Test Person", person: Identifier(high: 0x0199_0000_0000_7000, low: person),
            .phone(PhoneFix(point: .north(metres), accuracy: accuracy, time: time)))
    }
}

/// A whistle on plain values, with a clock that is moved by hand. What fell due counts before what is done, as at the desk.
struct Story {
    var file: WhistleFile
    var now: Instant
    var history: [(event: WhistleEvent, at: Instant)]
    let rules: WhistleRules

    init(_ draft: WhistleDraft = .usual(), at now: Instant = .testing) throws {
        rules = try .testing()
        let number = WhistleNumber(day: Day(number: 20_780), sequence: 7)
        history = try WhistleFile.raising(draft, as: number, at: now, under: rules).map { ($0, now) }
        guard let file = WhistleFile.replay(.make(at: now), history) else { throw WhistleRefusal.noSuchWhistle }
        self.file = file
        self.now = now
    }

    mutating func act(_ body: (WhistleFile, Instant, WhistleRules) throws -> [WhistleEvent]) throws {
        take(file.fallingDue(at: now, under: rules))
        take(try body(file, now, rules))
    }

    mutating func take(_ events: [WhistleEvent]) {
        for event in events {
            file.apply(event, at: now)
            history.append((event, now))
        }
    }

    mutating func pass(_ span: Span) { now = now + span }

    mutating func arrive(_ number: Int = 1, _ arrival: Arrival = .phone()) throws {
        try act { try $0.checkingIn(arrival, of: number, at: $1, under: $2) }
    }

    mutating func decline(_ number: Int = 1) throws {
        try act { try $0.declining(number, DeclineDraft(.notOurDuty, note: "Not ours"), at: $1, under: $2) }
    }

    mutating func overrule(_ number: Int = 1) throws {
        try act { try $0.overruling(number, because: "It is", at: $1, under: $2) }
    }

    mutating func close(why: String? = nil) throws {
        try act { file, _, rules in try file.closing("The wall is held", despite: why, under: rules) }
    }
}

/// A small random generator with a seed.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed: UInt64 = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
