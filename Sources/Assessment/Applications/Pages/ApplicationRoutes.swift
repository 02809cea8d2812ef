import Agencies
import Cases
import Kernel
import Site
import Storage

/// The pages and endpoints about applications judged outside the agency, and their public count.
package struct ApplicationRoutes: Sendable {
    let desk: ApplicationDesk
    let counts: PublicCountDesk
    let rules: RulesDesk<AssessmentRules>
    let pictures: PhotoDesk
    let duties: ResponsibilityDesk

    package init(
        desk: ApplicationDesk, counts: PublicCountDesk, rules: RulesDesk<AssessmentRules>, pictures: PhotoDesk,
        duties: ResponsibilityDesk
    ) {
        self.desk = desk
        self.counts = counts
        self.rules = rules
        self.pictures = pictures
        self.duties = duties
    }

    package var routes: [Route] {
        listPages + filePages + actPages + rulesPages + publicPages + readingAPI + actingAPI
    }

    package static let menu: [MenuItem] = [
        MenuItem("application.menu", "/applications", .staffWithOne(of: readers))
    ]

    package static let everyone: [MenuItem] = [
        MenuItem("exclusions.title", "/public/exclusions", .everyone).on(.everyone)
    ]

    /// Who has to do with applications.
    static let readers: [Permission] = [.handleCases, .judgeApplications, .superviseCases]

    func names(_ call: Call) async throws -> AgencyNames {
        AgencyNames(try await duties.table(at: call.now).agencies.values.map { $0 })
    }
}

/// The names behind the paths, as they stand now.
struct AgencyNames: Sendable {
    let all: [Agency]
    private let byPath: [TreePath: String]

    init(_ agencies: [Agency]) {
        all = agencies.sorted { $0.path < $1.path }
        byPath = Dictionary(agencies.map { ($0.path, $0.name) }) { first, _ in first }
    }

    func callAsFunction(_ path: TreePath) -> String { byPath[path] ?? path.key }
}

extension Call {
    func word(_ kind: ApplicationKind) -> String { say("application.kind.\(kind.rawValue)") }
    func word(_ ground: ApplicationGround) -> String { say("application.ground.\(ground.rawValue)") }
    func word(_ state: ApplicationState) -> String { say("application.state.\(state.rawValue)") }
    func word(_ decision: Decision) -> String { say("application.state.\(decision.rawValue)") }

    func sentence(_ stake: Stake, _ names: AgencyNames) -> String {
        let reason: String = say("application.stake.\(stake.word)")
        let agency: String = stake.agency.map { say("application.stake.agency", ["agency": names($0)]) } ?? ""
        return say("application.stake", ["stake": reason + agency])
    }

    func applicationTarget() throws -> ApplicationTarget {
        ApplicationTarget(try applicationID(), version: try ifMatch ?? input.optional("_version"), once: once)
    }

    func applicationID() throws -> Application.ID {
        guard let id = Application.ID(try parameter("id")) else { throw ApplicationRefusal.noSuchApplication }
        return id
    }

    func caseNumberOfAddress() throws -> CaseNumber { try CaseNumber(reading: parameter("number")) }
}
