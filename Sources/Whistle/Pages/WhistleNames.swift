import Agencies
import Cases
import Kernel
import Site
import Territory

/// The names behind what whistles carry, as they stand now.
struct WhistleNames: Sendable {
    let agencies: [Identifier<AgencyMark>: Agency]
    let categories: CategoryTree
    let atlas: TerritoryAtlas
    private let byPath: [TreePath: Agency]

    static let unknown = "—"

    init(agencies: [Identifier<AgencyMark>: Agency], categories: CategoryTree, atlas: TerritoryAtlas) {
        self.agencies = agencies
        self.categories = categories
        self.atlas = atlas
        byPath = Dictionary(agencies.values.map { ($0.path, $0) }) { first, _ in first }
    }

    func agency(_ id: Identifier<AgencyMark>) -> String { agencies[id]?.name ?? Self.unknown }
    func agency(at path: TreePath) -> String { byPath[path]?.name ?? Self.unknown }
    func agencyID(at path: TreePath) -> String? { byPath[path].map { $0.id.description } }

    func category(_ path: TreePath?) -> String? {
        path.map { categories.names($0).joined(separator: " › ") }
    }

    /// From the district down.
    func place(_ path: TreePath) -> String {
        guard let place = atlas[path: path] else { return Self.unknown }
        let chain: [Place] = atlas.chain(to: place)
        let near: [Place] = chain.filter { $0.level >= .district }
        return (near.isEmpty ? chain : near).map(\.name).joined(separator: " › ")
    }

    /// The town a place lies in; a wider place stands for itself.
    func town(_ path: TreePath) -> Place? {
        atlas[path: path].map { atlas.ancestor(of: $0, at: .town) ?? $0 }
    }

    /// Those who can be called: all that have more power than a town.
    var callable: [Agency] {
        let types: Set<AgencyType> = [.department, .utility, .district, .townOffice]
        return agencies.values.filter { $0.isActive && types.contains($0.kind.type) }.sorted { $0.path < $1.path }
    }
}

extension Call {
    func word(_ kind: WhistleKind) -> String { say("whistle.kind.\(kind.rawValue)") }
    func word(_ state: WhistleState) -> String { say("whistle.state.\(state.rawValue)") }
    func word(_ standing: CalledAgency.Standing) -> String { say("whistle.standing.\(standing.rawValue)") }
    func word(_ reason: DeclineReason) -> String { say("whistle.reason.\(reason.rawValue)") }
    func word(_ course: WhistleCourse) -> String { say("whistle.course.\(course.rawValue)") }
    var moments: Moments { Moments(self) }

    /// A word of the address, also on the way of a form, whose own fields are in the body.
    func queried(_ name: String) -> String? {
        query.split(separator: "&").first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
    }
}

/// A clock as lists and headings show it.
struct WhistleClockMark: Sendable {
    let name: String
    let text: String

    private static let soon: Span = .minutes(15)

    /// Nil when nothing is due.
    init?(_ due: Instant?, _ call: Call) {
        guard let due else { return nil }
        name = due < call.now ? "overdue" : due - call.now < Self.soon ? "soon" : "ok"
        text = call.moments.due(due)
    }
}

extension CalledAgency.Standing {
    /// The look of it: a clock's name.
    var mark: String {
        switch self {
        case .called, .acknowledged: "soon"
        case .late, .absent: "overdue"
        case .declined: "waiting"
        case .excused, .released: "waiting"
        case .present: "done"
        }
    }
}

extension WhistleState {
    /// As cases look in the same state.
    var look: String {
        switch self {
        case .raised: "dispatched"
        case .underway: "handling"
        case .closed: "closed"
        }
    }
}
