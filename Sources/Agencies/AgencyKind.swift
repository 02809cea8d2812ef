/// What sort of organisation an agency is.
package enum AgencyType: String, Sendable, Hashable, Codable, CaseIterable {
    /// The hotline centre, the city's platform: the last to fall back on.
    case centre
    /// The government of the whole city or province, the root of its organisations.
    case government
    case department, district, townOffice, communityCommittee, gridTeam, utility
}

/// A type of agency, with its line of work (条线: urban management, housing, water …) where several agencies share the type.
package struct AgencyKind: Sendable, Hashable, Codable {
    package let type: AgencyType
    package let duty: String?

    package init(_ type: AgencyType, duty: String? = nil) {
        self.type = type
        self.duty = duty
    }

    /// A kind without a duty stands for all of its type.
    package func includes(_ other: AgencyKind) -> Bool {
        type == other.type && (duty == nil || duty == other.duty)
    }
}
