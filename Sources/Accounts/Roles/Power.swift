import Kernel

/// The powers that no one person may join: the city's business and the three administrators (三员).
package enum Power: String, Sendable, Hashable, Codable, CaseIterable {
    case business, system, security, audit

    /// Its word in the catalogues.
    package var word: String { "power.\(rawValue)" }
}

extension Permission {
    /// The power it belongs to; looking at territory and agencies belongs to none.
    package var power: Power? {
        switch self {
        case .viewTerritory, .viewAgencies: nil
        case .administerSystem, .editTerritory, .editAgencies: .system
        case .administerSecurity: .security
        case .readAudit: .audit
        default: .business
        }
    }
}
