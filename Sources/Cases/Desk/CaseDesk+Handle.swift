import Kernel
import Storage

extension CaseDesk {
    /// An act of the agency that has the assignment.
    private func handle(
        _ target: CaseTarget, _ number: Assignment.Number, by officer: Officer,
        _ decide: @escaping @Sendable (Case, Instant, Transaction) throws -> [CaseEvent]
    ) async throws -> Case {
        try await change(target, by: Author(officer)) { file, _ in
            guard let assignment = file.assignments.first(where: { $0.number == number }) else {
                try officer.must(.handleCases, file.subject)
                throw CaseRefusal.noSuchAssignment(number)
            }
            try officer.must(.handleCases, file.subject(of: assignment))
        } decide: { file, now, tx in
            try decide(file, now, tx)
        }
    }

    package func sign(_ target: CaseTarget, assignment: Assignment.Number, by officer: Officer) async throws -> Case {
        try await handle(target, assignment, by: officer) { [rules] file, now, _ in
            try file.signing(assignment, at: now, under: rules)
        }
    }

    package func askReturn(
        _ target: CaseTarget, assignment: Assignment.Number, because reason: ReturnReason, note: String?,
        by officer: Officer
    ) async throws -> Case {
        try await handle(target, assignment, by: officer) { [rules] file, now, _ in
            try file.returning(assignment, because: reason, note: note, at: now, under: rules)
        }
    }

    /// Answers the case and, in the same breath, those that follow it.
    package func reply(
        _ target: CaseTarget, assignment: Assignment.Number, _ texts: ReplyTexts, by officer: Officer
    ) async throws -> Case {
        try await handle(target, assignment, by: officer) { [rules] file, now, tx in
            let events = try file.replying(texts.draft, to: assignment, at: now, under: rules)
            try Photo.attach(texts.photos, to: file, in: tx)
            try Self.answerFollowers(of: file, texts.answer, by: Author(officer), at: now, rules, in: tx)
            return events
        }
    }

    /// The first receiver answers without sending the case anywhere.
    package func answerAtOnce(_ target: CaseTarget, _ texts: ReplyTexts, by officer: Officer) async throws -> Case {
        try await change(target, by: Author(officer)) { file, _ in
            try officer.mustTriage(file)
        } decide: { [rules] file, now, tx in
            let events = try file.answeringAtOnce(texts.draft, at: now, under: rules)
            try Photo.attach(texts.photos, to: file, in: tx)
            try Self.answerFollowers(of: file, texts.answer, by: Author(officer), at: now, rules, in: tx)
            return events
        }
    }

    private static func answerFollowers(
        of leader: Case, _ answer: String, by author: Author, at now: Instant, _ rules: CaseRules, in tx: Transaction
    ) throws {
        guard leader.followers > 0 else { return }
        for id in try Case.followers(of: leader.id, in: tx) {
            var follower: Case = try .open(id, in: tx)
            try follower.record(
                follower.answering(with: leader, answer, at: now, under: rules), by: author, at: now, in: tx)
        }
    }
}

/// The two texts of a reply, with photos of the work done.
package struct ReplyTexts: Sendable, Hashable {
    package let result: String
    package let answer: String
    package let photos: [PhotoHash]

    package init(result: String, answer: String, photos: [PhotoHash] = []) {
        self.result = result
        self.answer = answer
        self.photos = photos
    }

    var draft: ReplyDraft { ReplyDraft(result: result, answer: answer, photos: photos.count) }
}
