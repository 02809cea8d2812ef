import Cases
import Kernel

extension CaseLife {
    /// When its first answer was given; nil while there is none.
    var answer: (at: Instant, text: String)? {
        for step in steps {
            if case .replied(let reply)? = step.events.first, let answer = reply.answer, reply.answersCase {
                return (step.at, answer.body)
            }
        }
        return nil
    }

    /// Whether another case may still be merged into it at that moment: dispatched, and not answered.
    func canLead(at moment: Instant) -> Bool {
        let before = steps.filter { $0.at <= moment }.flatMap { step in step.events.map { ($0, step.at) } }
        guard let then = Case.replay(id, before) else { return false }
        return then.allows(.merge) && then.live != nil && planned.refusal == nil
    }

    /// Follows `leader`: merged, answered with it, then asked on its own.
    mutating func follow(_ leader: inout CaseLife) throws {
        guard let leading = leader.file else { return }
        let author: Author = random.pick(stage.cast.dispatchers) ?? .system
        let merged: Bool = try act(after: .wall(.minutes(random.whole(3...30))), by: author) { file, at, rules in
            guard leader.canLead(at: at) else { return [] }
            return try file.merging(into: leader.asItWas(at: at) ?? leading, at: at, under: rules)
        }
        guard merged, file?.isMerged == true else { return try live() }
        leader.insert(leading.joined(by: id), at: clock, by: author)
        guard let answer = leader.answer, let ended = leader.file else { return }
        let answered: Bool = try act(after: .until(answer.at + .minutes(1)), by: .system) { file, at, rules in
            try file.answering(with: ended, answer.text, at: at, under: rules)
        }
        if answered { try askReporter() }
    }

    private func asItWas(at moment: Instant) -> Case? {
        Case.replay(id, steps.filter { $0.at <= moment }.flatMap { step in step.events.map { ($0, step.at) } })
    }
}
