import Kernel

/// What the reporter is asked.
package struct Question: Sendable, Hashable, Codable {
    package let text: WrittenText
    /// Until when an answer is waited for.
    let due: Term
    /// The clocks that stand still meanwhile.
    let pauses: [ServiceClock]
}

/// A question that nobody answered in time: the clocks go on.
package struct Lapse: Sendable, Hashable, Codable {
    package let shifts: [ClockShift]
}

/// What the reporter added.
package struct Information: Sendable, Hashable, Codable {
    package let text: WrittenText
    package let photos: Int?
    let shifts: [ClockShift]?
}

extension Case {
    /// 补充信息: asks the reporter for what is missing. One question is open at a time; waiting stops the clocks the rules name.
    package func askingForInformation(
        _ question: String, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        try must(.askForInformation)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        return [
            .informationAsked(
                Question(
                    text: try writer.must("question", question),
                    due: rules.term(rules.policy.informationLimit, from: now),
                    pauses: rules.policy.pausedClocks.sorted { $0.rawValue < $1.rawValue }))
        ]
    }

    package func providingInformation(
        _ text: String, photos: Int = 0, at now: Instant, under rules: CaseRules
    ) throws(CaseRefusal) -> [CaseEvent] {
        try must(.provideInformation)
        try mustHold(photos, rules)
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        let moved: [ClockShift] = shifts(at: now, rules)
        return [
            .informationGiven(
                Information(
                    text: try writer.must("text", text), photos: photos.orNil, shifts: moved.isEmpty ? nil : moved))
        ]
    }

    /// The reporter did not answer in time.
    func lapsing(at now: Instant, under rules: CaseRules) -> [CaseEvent] {
        question == nil ? [] : [.informationLapsed(Lapse(shifts: shifts(at: now, rules)))]
    }

    mutating func take(_ fact: Question, at now: Instant) {
        question = fact.text.number
        asked = CaseClock(fact.due, since: now)
        pausedClocks = Set(fact.pauses)
    }

    mutating func take(_ fact: Information) {
        endQuestion(fact.shifts ?? [])
        photos += fact.photos ?? 0
    }

    mutating func take(_ fact: Lapse) { endQuestion(fact.shifts) }

    private mutating func endQuestion(_ shifts: [ClockShift]) {
        question = nil
        asked = nil
        take(shifts)
    }

    func mustHold(_ more: Int, _ rules: CaseRules) throws(CaseRefusal) {
        let limit: Int = rules.mostPhotos * 3
        guard photos + more <= limit, more <= rules.mostPhotos else { throw .tooManyPhotos(limit: rules.mostPhotos) }
    }
}
