import Kernel

/// How the check on site stands.
package enum Verification: Sendable, Hashable {
    case asked(CaseAgency)
    case confirmed
    case notFound
}

/// Who is asked to look.
package struct VerificationOrder: Sendable, Hashable, Codable {
    package let agency: CaseAgency
    package let note: WrittenText?
}

/// What was seen on site.
package struct SiteCheck: Sendable, Hashable, Codable {
    package let isFound: Bool
    package let note: WrittenText?
    package let photos: Int?
}

extension Case {
    /// Asks an agency's grid workers to look whether the matter is there.
    package func askingVerification(
        of agency: CaseAgency, note: String?, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        try must(.askVerification)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [.verificationAsked(VerificationOrder(agency: agency, note: try writer.may("note", note)))]
    }

    /// 核实: a grid worker says what is there.
    package func verifying(
        isFound: Bool, note: String?, photos: Int = 0, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        try must(.verify)
        try mustHold(photos, rules)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [.verified(SiteCheck(isFound: isFound, note: try writer.may("note", note), photos: photos.orNil))]
    }

    /// Public reports of components and events are looked at on site before dispatch, unless a photo with its place suffices.
    package func needsVerification(under rules: CaseRules) -> Bool {
        guard verification != .confirmed, !rules.onSiteChannels.contains(channel) else { return false }
        if rules.photoWithPlaceSuffices, photos > 0, place?.point != nil { return false }
        if rules.verifiedKinds.contains(kind) { return true }
        guard let category else { return false }
        return rules.verifiedCategories.contains { $0.contains(category) }
    }

    mutating func take(_ fact: SiteCheck) {
        verification = fact.isFound ? .confirmed : .notFound
        photos += fact.photos ?? 0
    }
}
