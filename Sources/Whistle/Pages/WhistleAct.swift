import Cases
import Kernel
import Site

/// What can be done to a whistle.
enum WhistleAct: String, CaseIterable, Sendable {
    case acknowledge, checkIn, decline, uphold, overrule, vouch, call, release, extend
    case addTask, finishTask, reopenTask, close, rateAgency, rateWhistle

    /// The letter that opens it; `j` and `k` move through lists.
    var key: String {
        switch self {
        case .acknowledge: "a"
        case .checkIn: "i"
        case .decline: "d"
        case .uphold: "u"
        case .overrule: "o"
        case .vouch: "v"
        case .call: "c"
        case .release: "l"
        case .extend: "e"
        case .addTask: "t"
        case .finishTask: "f"
        case .reopenTask: "r"
        case .close: "x"
        case .rateAgency: "g"
        case .rateWhistle: "w"
        }
    }

    /// The address below the whistle.
    var path: String {
        switch self {
        case .acknowledge: "acknowledgement"
        case .checkIn: "check-in"
        case .uphold: "decline/upheld"
        case .overrule: "decline/overruled"
        case .vouch: "check-in/vouched"
        case .extend: "extension"
        case .addTask: "tasks"
        case .finishTask: "tasks/done"
        case .reopenTask: "tasks/reopened"
        case .rateAgency: "ratings/agency"
        case .rateWhistle: "ratings/whistle"
        case .decline, .call, .release, .close: rawValue
        }
    }

    var permission: Permission {
        switch self {
        case .acknowledge, .checkIn, .decline, .finishTask, .rateWhistle: .handleCases
        case .uphold, .overrule: .coordinateWhistles
        case .vouch, .call, .release, .extend, .addTask, .reopenTask, .close, .rateAgency: .raiseWhistles
        }
    }

    var isGrave: Bool { self == .decline || self == .close }
}

/// What came in with an act.
struct WhistleActInput: Sendable {
    let call: Call
    let officer: Officer
    let photos: [PhotoHash]

    /// The agency called, or the task, that is meant.
    func number() throws -> Int { try call.input("of") }
    func text(_ name: String) throws -> String { try call.input(name) }
    func note() throws -> String? { try call.input.optional("note") }
    func step(_ name: String) throws -> Int { try call.input(name) }
}

/// One act on a whistle, offered to people as a form and to programs as an endpoint.
struct WhistleActRoute: Sendable {
    typealias Perform = @Sendable (WhistleTarget, WhistleActInput) async throws -> WhistleFile

    let act: WhistleAct
    let input: [Field]
    let perform: Perform

    init(_ act: WhistleAct, _ input: [Field], _ perform: @escaping Perform) {
        self.act = act
        self.input = input
        self.perform = perform
    }
}

extension WhistleDesk {
    /// The acts, each as form and endpoint take it.
    var acts: [WhistleActRoute] { callActs + comingActs + workActs + ratingActs }

    private static let of = Field.integer("of", 1...10_000, required: true)
    private static let note = Field.text("note", max: 4_000)
    private static let ground = Field.text("note", max: 4_000, required: true)

    private var callActs: [WhistleActRoute] {
        [
            WhistleActRoute(.call, [.id("agency", required: true), Self.note]) {
                try await call($0, $1.call.input("agency"), note: $1.note(), by: $1.officer)
            },
            WhistleActRoute(.release, [Self.of, Self.note]) {
                try await release($0, $1.number(), note: $1.note(), by: $1.officer)
            },
            WhistleActRoute(.extend, [Self.of, .integer("hours", 1...240, required: true), Self.note]) {
                let more = try MoreTime(of: $1.number(), hours: $1.step("hours"), note: $1.note())
                return try await extend($0, more, by: $1.officer)
            },
            WhistleActRoute(.decline, [Self.of, .word("reason", DeclineReason.self, required: true), Self.ground]) {
                let draft = try DeclineDraft($1.call.input.word("reason"), note: $1.text("note"))
                return try await decline($0, $1.number(), draft, by: $1.officer)
            },
            WhistleActRoute(.uphold, [Self.of, Self.ground]) {
                try await uphold($0, $1.number(), because: $1.text("note"), by: $1.officer)
            },
            WhistleActRoute(.overrule, [Self.of, Self.ground]) {
                try await overrule($0, $1.number(), because: $1.text("note"), by: $1.officer)
            },
        ]
    }

    private var comingActs: [WhistleActRoute] {
        [
            WhistleActRoute(.acknowledge, [Self.of]) { try await acknowledge($0, $1.number(), by: $1.officer) },
            WhistleActRoute(.checkIn, Self.checkIn) { target, input in
                if let code: String = try input.call.input.optional("code") {
                    return try await checkIn(target, input.number(), code: code, by: input.officer)
                }
                return try await checkIn(target, input.number(), with: input.call.phoneFix(), by: input.officer)
            },
            WhistleActRoute(.vouch, [Self.of, .text("name", max: 50, required: true)]) {
                try await vouch($0, $1.number(), for: $1.text("name"), by: $1.officer)
            },
        ]
    }

    private static let checkIn: [Field] = [
        of, .text("code", max: 12), .number("latitude", -90...90), .number("longitude", -180...180),
        .number("accuracy", 0...100_000), .instant("phoneTime"),
    ]

    private var workActs: [WhistleActRoute] {
        [
            WhistleActRoute(
                .addTask, [Self.of, .text("text", max: 4_000, required: true), .day("due", required: true)]
            ) {
                let draft = try TaskDraft(for: $1.number(), $1.text("text"), due: $1.call.input("due"))
                return try await addTask($0, draft, by: $1.officer)
            },
            WhistleActRoute(.finishTask, [Self.of, .text("text", max: 4_000, required: true)]) {
                try await finishTask($0, $1.number(), Evidence($1.text("text"), photos: $1.photos), by: $1.officer)
            },
            WhistleActRoute(.reopenTask, [Self.of, .text("text", max: 4_000, required: true)]) {
                try await reopenTask($0, $1.number(), because: $1.text("text"), by: $1.officer)
            },
            WhistleActRoute(.close, [.text("result", max: 4_000, required: true), .text("why", max: 4_000)]) {
                try await close($0, $1.text("result"), despite: $1.call.input.optional("why"), by: $1.officer)
            },
        ]
    }

    private var ratingActs: [WhistleActRoute] {
        [
            WhistleActRoute(.rateAgency, [Self.of] + ["arrival", "effort", "result"].map(Self.step) + [Self.note]) {
                let rating = try AgencyRating(
                    arrival: $1.step("arrival"), effort: $1.step("effort"), result: $1.step("result"))
                return try await rate($0, GivenRating(of: $1.number(), rating, note: $1.note()), by: $1.officer)
            },
            WhistleActRoute(.rateWhistle, [Self.of] + ["necessary", "ownPower"].map(Self.step) + [Self.note]) {
                let verdict = try WhistleVerdict(necessary: $1.step("necessary"), ownPower: $1.step("ownPower"))
                return try await judge($0, GivenVerdict(of: $1.number(), verdict, note: $1.note()), by: $1.officer)
            },
        ]
    }

    private static func step(_ name: String) -> Field { .integer(name, 1...5, required: true) }
}

extension Call {
    func whistleNumber() throws -> WhistleNumber { try WhistleNumber(reading: parameter("number")) }

    /// The whistle of the address, as the caller saw it; the same request sent again is done once.
    func whistleTarget() throws -> WhistleTarget { WhistleTarget(try whistleNumber(), version: ifMatch, once: once) }

    /// What a phone says of where it is.
    func phoneFix() throws -> PhoneFix {
        guard let latitude: Double = try input.optional("latitude"),
            let longitude: Double = try input.optional("longitude")
        else { throw InvalidInput("code", "required") }
        return PhoneFix(
            point: Coordinate(longitude: longitude, latitude: latitude), accuracy: try input("accuracy"),
            time: try input.optional("phoneTime"))
    }

    func point() throws -> Coordinate? {
        guard let latitude: Double = try input.optional("latitude"),
            let longitude: Double = try input.optional("longitude")
        else { return nil }
        return Coordinate(longitude: longitude, latitude: latitude)
    }
}
