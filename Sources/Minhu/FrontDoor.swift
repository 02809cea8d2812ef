import Kernel
import Site

/// The addresses that belong to no capability: the door, health, the choice of language, the description of the API.
struct FrontDoor: Sendable {
    let meters: MeterShelf

    var pages: [Route] {
        [
            .page(.get, "/", .everyone, "door.home") { call in .redirect(Self.home(of: call.visitor)) },
            .page(.get, "/healthz", .everyone, "door.health") { _ in .json(["status": "ok"]) },
            .page(.get, "/metrics", .staff(.administerSystem), "door.metrics") { [meters] _ in
                Reply(.bytes(Array(meters.text.utf8), type: "text/plain; version=0.0.4; charset=utf-8"))
            },
            .page(
                .post, "/language", .everyone, "door.language",
                input: [.word("language", Language.self, required: true), .text("to", max: 2000)], Self.language),
        ]
    }

    /// Where each kind of visitor begins.
    private static func home(of visitor: Visitor) -> String {
        switch visitor {
        case .staff(let officer) where officer.holds(.takeCalls): "/calls/new"
        case .staff(let officer) where officer.holds(.dispatchCases): "/queue"
        case .staff(let officer) where officer.holds(.handleCases): "/work"
        case .staff(let officer) where officer.holds(.followUpCases): "/call-backs"
        case .staff(let officer) where officer.holds(.viewCases): "/cases"
        case .staff: "/me"
        case .resident, .nobody: "/report"
        }
    }

    private static let language: Handler = { call in
        let chosen: Language = try call.input.word("language")
        let target: String = LocalAddress.checked(try call.input.optional("to"))
        return .redirect(target).cookie(
            Cookie(name: Cookie.languageName, value: chosen.rawValue, maxAge: 365 * 86_400))
    }
}
