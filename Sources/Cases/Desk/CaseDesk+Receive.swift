import Kernel
import Storage

extension CaseDesk {
    /// Takes a matter in: from a resident by themselves, from an operator on a caller's behalf, from a partner's program.
    /// The same key, sent again, gets the same case.
    package func receive(
        _ intake: CaseIntake, by visitor: Visitor, once key: IdempotencyKey? = nil
    ) async throws -> ReceivedCase {
        let now: Instant = clock.now
        var draft: CaseDraft = try checked(intake, by: visitor)
        try await categories.must(draft.category)
        draft.place = try await place(of: intake)
        if let officer = visitor.officer { try officer.mustReceive(draft) }
        let receiver: CaseAgency = try await self.receiver(visitor, now)
        let proposal: CaseProposal = try await ports.propose(draft.category, draft.place?.path, now)
        return try await database.write { [draft, book, vault] tx in
            let at = CaseMoment(now: now, rules: try book.rules(in: tx), tx: tx)
            let arrival = Arrival(
                intake: intake, draft: draft, receiver: receiver, proposed: proposal.agency.id)
            return try Idempotency.once(key, at: now, in: tx) {
                try Self.take(arrival, by: visitor, vault, at)
            }
        }
    }

    /// A case of its own, with everything that came with it.
    private static func take(
        _ arrival: Arrival, by visitor: Visitor, _ vault: Vault, _ at: CaseMoment
    ) throws -> ReceivedCase {
        let number: CaseNumber = try .next(on: at.rules.day(of: at.now), in: at.tx)
        let events = try Case.receiving(
            arrival.draft, as: number, by: arrival.receiver, at: at.now, under: at.rules)
        let file: Case = try .begin(.make(at: at.now), events, by: Author(visitor), at)
        try arrival.intake.reporter?.insert(for: file.id, vault, in: at.tx)
        try Photo.attach(arrival.intake.photos, to: file, in: at.tx)
        return ReceivedCase(id: file.id, number: number, version: file.version, proposed: arrival.proposed)
    }

    /// What was found out about a matter before it is written down.
    private struct Arrival {
        let intake: CaseIntake
        let draft: CaseDraft
        let receiver: CaseAgency
        let proposed: Identifier<AgencyMark>
    }

    /// Residents speak for themselves through the web; only staff know other channels and how pressing it is.
    private func checked(_ intake: CaseIntake, by visitor: Visitor) throws(CaseRefusal) -> CaseDraft {
        var draft: CaseDraft = intake.draft
        draft.photos = intake.photos.count
        if visitor.officer == nil {
            if draft.channel != .web { draft.channel = .phonePage }
            draft.urgency = .normal
        }
        guard draft.standing != .anonymous else {
            guard intake.reporter == nil else { throw .anonymousWithName }
            return draft
        }
        guard intake.reporter?.phone != nil else { throw .text(field: "phone", .missing) }
        if let name = intake.reporter?.name, name.count > 50 { throw .text(field: "name", .tooLong(most: 50)) }
        return draft
    }

    private func place(of intake: CaseIntake) async throws -> CasePlace? {
        if let point = intake.point { return try await place(of: point, within: intake.node) }
        if let node = intake.node { return try await place(named: node) }
        return intake.draft.place
    }

    private func receiver(_ visitor: Visitor, _ now: Instant) async throws -> CaseAgency {
        if let officer = visitor.officer { return CaseAgency(officer) }
        return try await ports.centre(now)
    }

    /// The place a point lies in. A node that was chosen too keeps its word when the point lies outside of it.
    func place(of point: Coordinate, within node: Identifier<TerritoryMark>?) async throws -> CasePlace {
        guard point.isValid, let found = try await ports.locate(point) else { throw CaseRefusal.outsideCity }
        guard let node else { return found }
        let chosen: CasePlace = try await place(named: node)
        guard !chosen.path.contains(found.path) else { return found }
        return CasePlace(node: chosen.node, path: chosen.path, point: point)
    }

    func place(named node: Identifier<TerritoryMark>) async throws -> CasePlace {
        guard let place = try await ports.place(node) else { throw CaseRefusal.unknownPlace }
        return place
    }
}

extension Officer {
    /// Grid workers report what they find; everybody else who takes a case in takes calls.
    fileprivate func mustReceive(_ draft: CaseDraft) throws(NotAllowed) {
        let subject = Subject(node: draft.place?.path, category: draft.category, agencies: [agencyPath])
        if draft.channel == .gridPatrol, may(.verifyCases, subject) { return }
        try must(.takeCalls, subject)
    }
}
