import Kernel
import Site

/// The pages and endpoints of the register of components.
package struct ComponentRoutes: Sendable {
    let desk: ComponentDesk
    let territory: TerritoryDesk
    let asides: [ComponentAsides]

    package init(desk: ComponentDesk, territory: TerritoryDesk, asides: [ComponentAsides] = []) {
        self.desk = desk
        self.territory = territory
        self.asides = asides
    }

    package var routes: [Route] { pages + data + importPages + api }

    package static let menu: [MenuItem] = [MenuItem("component.title", "/components", .staff(.viewTerritory))]

    /// What its pages and answers call things, gathered once a call.
    func words(_ call: Call) async throws -> ComponentWords {
        ComponentWords(
            call: call, kinds: desk.kinds, atlas: try await territory.current.atlas(),
            agencies: try await desk.agencies.all())
    }
}

/// Asked for each component's page; nil when there is nothing to show. Handed over in Minhu.
package typealias ComponentAsides = @Sendable (Call, Component) async throws -> Aside?

/// The names behind what components carry, as they stand now.
struct ComponentWords: Sendable {
    let call: Call
    let kinds: ComponentKinds
    let atlas: TerritoryAtlas
    let agencies: [ComponentAgencies.Entry]
    private let byID: [Identifier<AgencyMark>: ComponentAgencies.Entry]

    init(call: Call, kinds: ComponentKinds, atlas: TerritoryAtlas, agencies: [ComponentAgencies.Entry]) {
        self.call = call
        self.kinds = kinds
        self.atlas = atlas
        self.agencies = agencies
        byID = Dictionary(agencies.map { ($0.id, $0) }) { first, _ in first }
    }

    func kind(_ word: String) -> String { kinds.name(word, call.language) }
    func state(_ state: ComponentState) -> String { call.say("component.state.\(state.rawValue)") }
    func reason(_ reason: ComponentReason) -> String { call.say("component.reason.\(reason.rawValue)") }
    func agency(_ id: Identifier<AgencyMark>?) -> ComponentAgencies.Entry? { id.flatMap { byID[$0] } }

    func agency(code: String) throws -> Identifier<AgencyMark> {
        guard let found = agencies.first(where: { $0.code == code }) else {
            throw InvalidInput("agency", "componentAgency")
        }
        return found.id
    }

    func kind(written text: String) throws -> ComponentKind {
        guard let kind = kinds[written: text] else { throw InvalidInput("kind", "componentKind") }
        return kind
    }

    /// Its own name, else that of its kind.
    func name(_ component: Component) -> String { component.name.isEmpty ? kind(component.kind) : component.name }

    /// From the town down.
    func place(_ path: TreePath) -> String {
        guard let place = atlas[path: path] else { return path.key }
        let near: [Place] = atlas.chain(to: place).filter { $0.level >= .town }
        return (near.isEmpty ? [place] : near).map(\.name).joined(separator: " › ")
    }

    func placeCode(_ path: TreePath) -> String { atlas[path: path]?.code ?? path.key }

    /// The kinds with their classes, to choose from.
    func kindChoices() -> [(value: String, label: String)] {
        kinds.all.map { kind in
            let of: String = ComponentClass(rawValue: String(kind.code.prefix(2))).map { call.say($0.word) } ?? ""
            return (kind.word, "\(kind.name(call.language)) · \(of)")
        }
    }
}
