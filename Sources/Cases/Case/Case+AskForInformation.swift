import Kernel

/// What the reporter is asked.
package struct Question: Sendable, Hashable, Codable {
    package let text: CaseText
}

/// What the reporter added.
package struct Information: Sendable, Hashable, Codable {
    package let text: CaseText
    package let photos: Int?
}

extension Case {
    /// 补充信息: asks the reporter for what is missing. One question is open at a time.
    package func askingForInformation(
        _ question: String, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        try must(.askForInformation)
        var writer = CaseWriter(self, rules)
        return [.informationAsked(Question(text: try writer.must("question", question)))]
    }

    package func providingInformation(
        _ text: String, photos: Int = 0, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        try must(.provideInformation)
        try mustHold(photos, rules)
        var writer = CaseWriter(self, rules)
        return [.informationGiven(Information(text: try writer.must("text", text), photos: photos.orNil))]
    }

    mutating func take(_ fact: Information) {
        question = nil
        photos += fact.photos ?? 0
    }

    func mustHold(_ more: Int, _ rules: CaseRules) throws(CaseRefusal) {
        let limit: Int = rules.mostPhotos * 3
        guard photos + more <= limit, more <= rules.mostPhotos else { throw .tooManyPhotos(limit: rules.mostPhotos) }
    }
}
