import Cases
import Kernel

extension Application {
    /// The judge wants to know more: until the agency answers, the judge's clock stands still.
    package func askingEvidence(
        _ question: String, by judge: Official, on bench: Bench
    ) throws(ApplicationRefusal) -> [ApplicationEvent] {
        try must(.askEvidence)
        try mustHaveNoStake(judge, bench.parties)
        var writer = bench.rules.table.writer(after: texts)
        let text: WrittenText = try writer.must("question", question, atLeast: bench.rules.table.shortestReason)
        return [
            .evidenceAsked(
                EvidenceRequest(
                    by: judge, question: text, remaining: bench.rules.remaining(until: judgeDue, at: bench.now)))
        ]
    }

    /// The agency says or shows more, asked or by itself.
    package func addingEvidence(
        _ text: String, photos: [PhotoHash], at now: Instant, under rules: ApplicationRules
    ) throws(ApplicationRefusal) -> [ApplicationEvent] {
        try must(.addEvidence)
        try rules.mustBeFew(self.photos + photos.count)
        var writer = rules.table.writer(after: texts)
        let text: WrittenText = try writer.must("text", text, atLeast: rules.table.shortestReason)
        return [
            .evidenceAdded(
                Evidence(
                    text: text, photos: photos.isEmpty ? nil : photos.count,
                    due: remaining.map { rules.resumed($0, at: now) }))
        ]
    }

    mutating func take(_ fact: EvidenceRequest) {
        state = .evidenceAsked
        question = fact.question.number
        remaining = fact.remaining
        judgeDue = nil
    }

    mutating func take(_ fact: Evidence) {
        photos += fact.photos ?? 0
        guard let due = fact.due else { return }
        state = .filed
        judgeDue = due
        remaining = nil
        question = nil
    }
}
