import Kernel

/// Which active agency of a kind serves which territory; of several, the one with the lowest code.
struct ServingAgencies: Sendable {
    private let byKind: [AgencyKind: [String: [Agency]]]

    init(_ agencies: [Agency]) {
        var byKind: [AgencyKind: [String: [Agency]]] = [:]
        for agency in agencies.sorted(by: { $0.code < $1.code }) where agency.isActive {
            for kind in Set([agency.kind, AgencyKind(agency.kind.type)]) {
                byKind[kind, default: [:]][agency.territory.key, default: []].append(agency)
            }
        }
        self.byKind = byKind
    }

    /// The agency of the kind whose territory is the deepest that holds the place; for an unknown place, the only one there is.
    func nearest(_ kind: AgencyKind, to place: TreePath?) -> Agency? {
        guard let territories = byKind[kind] else { return nil }
        guard let place else { return territories.count == 1 ? territories.values.first?.first : nil }
        for node in place.upwards {
            if let found = territories[node.key]?.first { return found }
        }
        return nil
    }

    func first(_ type: AgencyType) -> Agency? {
        byKind[AgencyKind(type)]?.values.compactMap(\.first).min { $0.code < $1.code }
    }

    /// Territories that several agencies of the kind serve alike.
    func rivals(of kind: AgencyKind) -> [[Agency]] {
        (byKind[kind] ?? [:]).sorted { $0.key < $1.key }.map(\.value).filter { $0.count > 1 }
    }

    func has(_ kind: AgencyKind) -> Bool { byKind[kind] != nil }

    /// The territories an agency of the kind serves.
    func territories(of kind: AgencyKind) -> [TreePath] {
        (byKind[kind] ?? [:]).keys.sorted().map(TreePath.init(key:))
    }
}
