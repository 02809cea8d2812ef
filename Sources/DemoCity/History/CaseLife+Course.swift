import Cases
import Kernel

extension CaseLife {
    /// The whole course after reception, as far as it has come.
    mutating func live() throws {
        if let ground = planned.refusal { return try turnAway(ground) }
        if planned.kind == .inquiry, random.chance(0.5) { return try answerAtOnce() }
        if random.chance(0.012) { return try withdraw() }
        if random.chance(0.04), try !askInformation() { return }
        if random.chance(0.05), try !accept() { return }
        guard try dispatch(), try handle() else { return }
        try askReporter()
    }

    private mutating func turnAway(_ ground: NotAcceptedGround) throws {
        let author: Author = anOperator
        if ground == .emergencyService {
            let handed: Bool = try act(after: .wall(.minutes(1)), by: author) { file, at, rules in
                try file.alerting(.police110, note: nil, at: at, under: rules)
            }
            guard handed else { return }
        }
        _ = try act(after: .wall(.minutes(random.whole(2...50))), by: author) { file, at, rules in
            try file.notAccepting(because: ground, note: nil, at: at, under: rules)
        }
    }

    private mutating func answerAtOnce() throws {
        let draft = ReplyDraft(result: planned.story.result, answer: planned.story.reply)
        let author: Author = anOperator
        let answered: Bool = try act(after: .wall(.minutes(random.whole(3...14))), by: author) { file, at, rules in
            try file.answeringAtOnce(draft, at: at, under: rules)
        }
        guard answered else { return }
        guard planned.standing != .anonymous else { return try close() }
        let said = FollowUpDraft(contacted: true, solved: true, satisfaction: random.whole(3...5))
        _ = try act(after: .wall(.minutes(1)), by: author) { file, at, rules in
            try file.followingUp(said, at: at, under: rules)
        }
    }

    private mutating func withdraw() throws {
        _ = try act(after: .wall(.minutes(random.whole(20...400))), by: anOperator) { file, at, rules in
            try file.withdrawing(note: nil, at: at, under: rules)
        }
    }

    private mutating func accept() throws -> Bool {
        try act(after: .wall(.minutes(random.whole(2...20))), by: anOperator) { file, at, rules in
            try file.accepting(at: at, under: rules)
        }
    }

    private mutating func askInformation() throws -> Bool {
        let question: String = note(.information)
        let asked: Bool = try act(after: .wall(.minutes(random.whole(5...60))), by: anOperator) { file, at, rules in
            try file.askingForInformation(question, at: at, under: rules)
        }
        guard asked else { return false }
        let answer: String = note(.answered)
        return try act(after: .wall(.minutes(random.whole(30...2_000))), by: .anonymous) { file, at, rules in
            try file.providingInformation(answer, at: at, under: rules)
        }
    }

    var anOperator: Author {
        mutating get { random.pick(stage.cast.operators) ?? .system }
    }

    mutating func note(_ note: StoryTeller.Note) -> String { stage.teller.note(note, in: planned.story, &random) }
}
