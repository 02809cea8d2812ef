import Agencies
import Cases
import Kernel
import Storage

extension ApplicationDesk {
    /// Files an application about a case for the officer's own agency.
    package func file(
        _ draft: ApplicationDraft, about number: CaseNumber, once: IdempotencyKey? = nil, by officer: Officer
    ) async throws -> Application {
        try mustKnow(draft.photos)
        return try await database.write { [self, now = clock.now] tx in
            let matter: Matter = try .open(number, in: tx)
            try officer.mustHandle(matter)
            return try Self.once(once, at: now, in: tx) {
                try Self.mustBeActive(officer.agency, in: tx)
                let applicant = Applicant(agency: CaseAgency(officer), person: officer.id, at: now)
                let events = try Application.filing(draft, about: matter, by: applicant, under: rules(in: tx))
                let id: Application.ID = .make(at: now)
                if case .filed(let filing) = events.first, try Application.isJudged(filing, in: tx) {
                    throw ApplicationRefusal.alreadyJudged
                }
                let file: Application = try .begin(id, events, by: applicant, in: tx)
                try EvidencePhoto.attach(draft.photos, to: file, in: tx)
                return id
            }
        }
    }

    /// Files an appeal against a judgement; the application it is against learns of it in the same breath.
    package func appeal(
        against target: ApplicationTarget, _ draft: ApplicationDraft, by officer: Officer
    ) async throws -> Application {
        try mustKnow(draft.photos)
        return try await database.write { [self, now = clock.now] tx in
            try Application.lock(target.id, in: tx)
            var first: Application = try .open(target.id, in: tx)
            let matter: Matter = try .open(first.filing.matter, in: tx)
            try officer.mustAppeal(first, matter)
            return try Self.once(target.once, at: now, in: tx) {
                try Self.mustBeActive(officer.agency, in: tx)
                let applicant = Applicant(agency: CaseAgency(officer), person: officer.id, at: now)
                let events = try first.appealing(draft, about: matter, by: applicant, under: rules(in: tx))
                let id: Application.ID = .make(at: now)
                let file: Application = try .begin(id, events, by: applicant, in: tx)
                try EvidencePhoto.attach(draft.photos, to: file, in: tx)
                try first.record(first.appealed(by: id), by: Author(officer), at: now, in: tx)
                return id
            }
        }
    }

    /// The application that the request made, now or when it was sent first.
    private static func once(
        _ key: IdempotencyKey?, at now: Instant, in tx: Transaction, _ body: () throws -> Application.ID
    ) throws -> Application {
        try Application.open(Idempotency.once(key, at: now, in: tx, body), in: tx)
    }

    static func mustBeActive(_ agency: Identifier<AgencyMark>, in tx: Transaction) throws {
        guard let found = try Agency.find(agency, in: tx), found.isActive else {
            throw ApplicationRefusal.agencyClosed
        }
    }
}

extension Officer {
    /// One files where one handles cases; whether the agency has a share in this one, the rules say.
    fileprivate func mustHandle(_ matter: Matter) throws(NotAllowed) { try must(.handleCases, matter.subject) }

    /// Against a refusal: the agency that asked. Against a grant: an agency with a share, or whoever supervises.
    fileprivate func mustAppeal(_ first: Application, _ matter: Matter) throws(NotAllowed) {
        if may(.superviseCases, matter.subject), first.state == .granted { return }
        try must(.handleCases, matter.subject)
        guard matter.parties.agencies.contains(agencyPath) else { throw NotAllowed(permission: .handleCases) }
    }
}
