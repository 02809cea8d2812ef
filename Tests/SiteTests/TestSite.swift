import Foundation
import Kernel
import Site
import SiteTesting
import Synchronization

/// A small site that has one of everything, for tests of what all sites share.
struct TestSite {
    static let now = Instant(milliseconds: 1_795_000_000_000)
    static let fixture: String = (Bundle.module.resourcePath ?? "") + "/Fixture"

    /// For tests that leave nothing behind: reading all templates anew takes its time.
    static let shared = Result { try TestSite() }

    let site: Site
    let counter = Counted()

    init(extra: [Route] = [], templates: [String] = [], now: Instant = Self.now) throws {
        var words = Words()
        try words.add(folder: URL(fileURLWithPath: SiteResources.folder + "/Words"))
        try words.add(folder: URL(fileURLWithPath: Self.fixture + "/Words"))
        site = try Site(
            routes: Self.routes(counter) + extra, words: words,
            folders: SiteFolders(
                templates: [SiteResources.folder + "/Templates", Self.fixture + "/Templates"] + templates,
                assets: [AssetFolder(Self.fixture + "/Assets", at: "/assets")]),
            settings: SiteSettings(
                cityName: [.chinese: "试城", .english: "Testville"], proxies: ["10.0.0.1", "10.0.0.2"]),
            ports: SitePorts(
                clock: .fixed(at: now), authenticate: Self.authenticate,
                menu: [MenuItem("test.title", "/officers", .staff(.viewCases))]))
    }

    func browser(_ language: Language = .english, bearer: String? = nil) -> Browser {
        Browser(site, language: language, bearer: bearer)
    }

    /// A browser with a session: `officer` or `resident`.
    func signedIn(_ who: String) async throws -> Browser {
        var browser = browser()
        try await browser.get("/become?who=\(who)")
        return browser
    }

    static let allKinds: [Field] = [
        .text("text", max: 10), .word("word", Language.self), .integer("integer", -5...100),
        .number("number", -1.5...90), .flag("flag"), .day("day"), .instant("instant"), .id("id"),
        Field("texts", .texts(max: 3)),
    ]

    static let officer = Officer(
        id: .make(at: now), name: "Officer <O'Neil>", agency: .make(at: now), agencyPath: TreePath(root: "A"),
        grants: [Grant(role: "handler", permissions: [.viewCases], node: TreePath(root: "3201"))])
    static let resident: Identifier<Visitor> = .make(at: now)

    private static let authenticate: Authenticate = { credential, _ in
        switch credential {
        case .session("officer"):
            Authenticated(visitor: .staff(officer), session: SessionMark(csrf: "token-of-officer"))
        case .session("resident"):
            Authenticated(visitor: .resident(resident), session: SessionMark(csrf: "token-of-resident"))
        case .session: .nobody
        case .bearer("officer"): Authenticated(visitor: .staff(officer), session: nil)
        case .bearer: throw SiteRefusal.badToken
        }
    }
}

/// Counts acts.
final class Counted: Sendable {
    private let number = Mutex(0)
    var value: Int { number.withLock { $0 } }
    func add() { number.withLock { $0 += 1 } }
}

enum TestRefusal: Explained {
    case conflict
    case busy

    var code: String { self == .conflict ? "testConflict" : "testBusy" }
    var kind: FaultKind { self == .conflict ? .conflict : .tooMany }
    var facts: [String: String] { self == .conflict ? ["cause": "<b>rule</b>"] : ["seconds": "90"] }
    var retryAfter: Span? { self == .busy ? .seconds(90) : nil }
}

struct UnexpectedFailure: Error {
    let secret = "SELECT password FROM account"
}
