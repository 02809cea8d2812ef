import Kernel
import Storage

/// One share of the case that is meant.
struct ShareTarget {
    let target: CaseTarget
    let number: Assignment.Number

    init(_ target: CaseTarget, _ number: Assignment.Number) {
        self.target = target
        self.number = number
    }
}

extension CaseDesk {
    typealias ShareCheck = @Sendable (Officer, Case, Assignment) throws -> Void

    /// An act about one share; `mayIf` says whose it is.
    func share(
        _ meant: ShareTarget, by officer: Officer,
        mayIf check: @escaping ShareCheck = { try $0.mustHandle($1, $2) }, _ decide: @escaping Decide
    ) async throws -> Case {
        try await change(meant.target, by: Author(officer)) { [number = meant.number] file, _ in
            guard let share = file.assignment(number) else {
                if officer.may(.dispatchCases, file.subject) { throw CaseRefusal.noSuchAssignment(number) }
                try officer.must(.handleCases, file.subject)
                throw CaseRefusal.noSuchAssignment(number)
            }
            try check(officer, file, share)
        } decide: { file, at in
            try decide(file, at)
        }
    }

    package func sign(_ target: CaseTarget, assignment: Assignment.Number, by officer: Officer) async throws -> Case {
        try await share(ShareTarget(target, assignment), by: officer) { file, at in
            try file.signing(assignment, at: at.now, under: at.rules)
        }
    }

    package func contact(
        _ target: CaseTarget, assignment: Assignment.Number, _ draft: ContactDraft, by officer: Officer
    ) async throws -> Case {
        try await share(ShareTarget(target, assignment), by: officer) { file, at in
            try file.contacting(assignment, draft, at: at.now, under: at.rules)
        }
    }

    package func askReturn(
        _ target: CaseTarget, assignment: Assignment.Number, because reason: ReturnReason, note: String?,
        by officer: Officer
    ) async throws -> Case {
        try await share(ShareTarget(target, assignment), by: officer) { file, at in
            try file.returning(assignment, because: reason, note: note, at: at.now, under: at.rules)
        }
    }

    /// Answers the case and, in the same breath, those that follow it.
    package func reply(
        _ target: CaseTarget, assignment: Assignment.Number, _ texts: ReplyTexts, by officer: Officer
    ) async throws -> Case {
        try await share(ShareTarget(target, assignment), by: officer) { file, at in
            let events = try file.replying(texts.draft, to: assignment, at: at.now, under: at.rules)
            try Photo.attach(texts.photos, to: file, in: at.tx)
            if file.assignment(assignment)?.isRootLead == true {
                try Self.answerFollowers(of: file, texts.answer, by: Author(officer), at)
            }
            return events
        }
    }

    /// The first receiver answers without sending the case anywhere.
    package func answerAtOnce(_ target: CaseTarget, _ texts: ReplyTexts, by officer: Officer) async throws -> Case {
        try await change(target, by: Author(officer)) { file, _ in
            try officer.mustTriage(file)
        } decide: { file, at in
            let events = try file.answeringAtOnce(texts.draft, at: at.now, under: at.rules)
            try Photo.attach(texts.photos, to: file, in: at.tx)
            try Self.answerFollowers(of: file, texts.answer, by: Author(officer), at)
            return events
        }
    }

    private static func answerFollowers(
        of leader: Case, _ answer: String, by author: Author, _ at: CaseMoment
    ) throws {
        guard leader.followers > 0 else { return }
        for id in try Case.followers(of: leader.id, in: at.tx) {
            var follower: Case = try .open(id, in: at.tx)
            try follower.record(follower.answering(with: leader, answer, at: at.now, under: at.rules), by: author, at)
        }
    }
}

extension Officer {
    func mustHandle(_ file: Case, _ share: Assignment) throws(NotAllowed) {
        try must(.handleCases, file.subject(of: share))
    }

    /// One level up: the agency that passed the share down, or the dispatcher.
    func mustJudge(_ file: Case, _ share: Assignment) throws(NotAllowed) {
        guard let parent = share.parent.flatMap(file.assignment) else {
            return try must(.dispatchCases, file.subject)
        }
        try mustHandle(file, parent)
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
