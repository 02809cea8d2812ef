/// What sort of thing the reporter says.
package enum CaseKind: String, Sendable, Codable, CaseIterable {
    case inquiry, help, complaint, report, suggestion, praise, finding
}

/// How it reached the city.
package enum CaseChannel: String, Sendable, Codable, CaseIterable {
    case hotline, web, phonePage, walkIn, letter, gridPatrol, sensor, open311, partner, consultation, proactive
}

/// How pressing it is; decides its clocks before its kind does.
package enum Urgency: String, Sendable, Codable, CaseIterable {
    case danger, utility, normal, complex
}

/// How the reporter stands to the case; a confidential one is hidden even from the handling agency.
package enum ReporterStanding: String, Sendable, Codable, CaseIterable {
    case named, confidential, anonymous
}
