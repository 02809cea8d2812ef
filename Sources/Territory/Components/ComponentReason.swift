/// Why a component is in another state, out of a short list; each state has its own.
package enum ComponentReason: String, Sendable, Codable, CaseIterable {
    case stolen, lost, accident, construction, vandalism, weather, wornOut, replaced, mistake, repaired, found

    package var fits: Set<ComponentState> {
        switch self {
        case .stolen, .lost: [.missing]
        case .accident, .weather: [.missing, .damaged]
        case .construction: [.missing, .damaged, .removed]
        case .vandalism: [.damaged]
        case .wornOut: [.damaged, .removed]
        case .replaced: [.removed]
        case .mistake: [.removed, .inUse]
        case .repaired, .found: [.inUse]
        }
    }
}
