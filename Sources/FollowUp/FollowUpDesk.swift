import Cases
import Kernel
import Storage

/// The acts on call-backs. What may be said and tried, and by whom, the case's own rules decide.
package struct FollowUpDesk: Sendable {
    let database: Database
    let clock: WallClock
    package let cases: CaseDesk
    package let book: CallBackBook
    /// The job that sends the reporter a message with the link to their page.
    let remind: @Sendable (Case.ID, Instant) throws -> Job

    package init(
        database: Database, clock: WallClock, cases: CaseDesk, book: CallBackBook,
        remind: @escaping @Sendable (Case.ID, Instant) throws -> Job
    ) {
        self.database = database
        self.clock = clock
        self.cases = cases
        self.book = book
        self.remind = remind
    }

    /// What the reporter said; the queue knows it at once.
    @discardableResult
    package func answer(_ target: CaseTarget, _ draft: FollowUpDraft, by officer: Officer) async throws -> Case {
        let file: Case = try await cases.followUp(target, draft, by: officer)
        try await bring(file.id)
        return file
    }

    /// Nobody answered the call.
    @discardableResult
    package func miss(_ target: CaseTarget, by officer: Officer) async throws -> Case {
        let file: Case = try await cases.missReporter(target, by: officer)
        try await bring(file.id)
        return file
    }

    package func rounds(of id: Case.ID) async throws -> [CallBack] {
        try await database.read { try CallBack.all(of: id, in: $0) }
    }

    package func asOf() async throws -> Instant? { try await database.read { try FollowUpReached.at(in: $0) } }

    private func bring(_ id: Case.ID) async throws {
        try await database.write { [book, now = clock.now] tx in try book.bring([id], at: now, in: tx) }
    }
}

extension FollowUpDesk {
    /// Does what has fallen due for a round, if it still is: done again it does nothing.
    func settle(_ id: Case.ID, round: Int) async throws {
        guard let row = try await rounds(of: id).first(where: { $0.round == round }) else { return }
        switch row.need {
        case .sparing:
            guard row.due <= clock.now else { return }
            if try await cases.spare(id) { try await bring(id) }
        case .call: try await remindOnce(row, .waiting)
        case .closing where row.isReachable: try await remindOnce(row, .lastTry)
        default: break
        }
    }

    /// The decision and the message's job in one transaction, once for each occasion.
    private func remindOnce(_ row: CallBack, _ occasion: PlanEvent.Occasion) async throws {
        try await database.write { [book, remind, now = clock.now] tx in
            var plan: CasePlan = try .open(row.case, book.vault, in: tx)
            guard !plan.reminded(of: row.round, occasion) else { return }
            let fact = PlanEvent.Reminder(case: row.case, round: row.round, occasion: occasion)
            try plan.append(.reminded(fact), at: now, in: tx)
            try Outbox.enqueue(try remind(row.case, now), due: now, in: tx)
            try book.bring([row.case], at: now, in: tx)
        }
    }
}
