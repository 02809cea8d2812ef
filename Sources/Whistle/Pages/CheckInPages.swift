import Cases
import Kernel
import Site

/// The page on which somebody says on their phone that they are there.
struct WhistleCheckInPage: Sendable {
    let number: String
    let grouped: String
    let title: String
    let place: String
    let agency: String
    let of: Int
    let radius: Int
    let clock: WhistleClockMark?
    let hasPoint: Bool
    let code: FormField
    let refusal: String?
}

/// The page that the raiser holds up.
struct WhistleCodePage: Sendable {
    let number: String
    let grouped: String
    let title: String
    let code: String
    let refresh: Int
}

/// The code as the raiser's page fetches it.
struct WhistleCodeJSON: Encodable, Sendable {
    let code: String
    let seconds: Int

    init(_ shown: ShownCode, _ now: Instant) {
        code = shown.code
        seconds = max(1, Int((shown.changesAt - now).milliseconds / 1_000))
    }
}

extension WhistleRoutes {
    var checkInPages: [Route] {
        [
            .page(.get, "/whistles/{number}/check-in", .staff(.handleCases), "whistle.page.checkInForm") { call in
                try await checkInPage(call)
            },
            .page(.get, "/whistles/{number}/code", .staff(.raiseWhistles), "whistle.page.code") { call in
                let view: WhistleView = try await desk.open(call.whistleNumber(), by: call.officer())
                let shown: ShownCode = try await desk.code(of: view.file.number, by: call.officer())
                let json = WhistleCodeJSON(shown, call.now)
                return .page(
                    "whistle-code",
                    WhistleCodePage(
                        number: view.file.number.description, grouped: view.file.number.grouped, title: view.title,
                        code: shown.code, refresh: json.seconds))
            },
            .data(.get, "/whistles/{number}/code/current", .staff(.raiseWhistles), "whistle.page.currentCode") { call in
                let shown: ShownCode = try await desk.code(of: call.whistleNumber(), by: call.officer())
                return .json(WhistleCodeJSON(shown, call.now))
            },
        ]
    }

    func checkInPage(_ call: Call) async throws -> Reply {
        let officer: Officer = try call.officer()
        let view: WhistleView = try await desk.open(call.whistleNumber(), by: officer)
        guard let own = view.file.called(officer.agencyPath) else { throw WhistleRefusal.notYourAgency }
        let names: WhistleNames = try await names(call)
        return .page(
            "whistle-check-in",
            WhistleCheckInPage(
                number: view.file.number.description, grouped: view.file.number.grouped, title: view.title,
                place: names.place(view.file.place.path), agency: names.agency(own.agency.id), of: own.number,
                radius: view.file.radius, clock: WhistleClockMark(own.nextDue, call),
                hasPoint: view.file.place.point != nil, code: FormField("code", call, required: true, maxLength: 6),
                refusal: call.refusal))
    }
}
