import Accounts
import Cases
import Kernel
import Storage

/// An application with its story, and what the reader may do with it.
package struct ApplicationView: Sendable {
    package let file: Application
    package let history: [ApplicationChange]
    package let texts: [Int: String]
    package let photos: [EvidencePhoto]
    package let names: [Identifier<Visitor>: String]
    /// The stake the reader has; nil when they have none or may not judge here at all.
    package let stake: Stake?
    package let mayJudge: Bool
    package let mayHandle: Bool
    package let mayAppeal: Bool
}

extension ApplicationDesk {
    /// One application, for staff who may see it.
    package func open(_ id: Application.ID, by officer: Officer) async throws -> ApplicationView {
        try await database.read { [self, now = clock.now] tx in
            let history: [ApplicationChange] = try Application.history(of: id, in: tx)
            let file: Application = try .replay(id, history)
            guard officer.maySee(file) else { throw NotAllowed(permission: .judgeApplications) }
            let matter: Matter = try .open(file.filing.matter, in: tx)
            let people: Set<Identifier<Visitor>> = Set(history.compactMap(\.author.person))
            let isJudge: Bool = officer.may(.judgeApplications, file.subject)
            let stake: Stake? = isJudge ? file.involved.stake(of: Official(officer), matter.parties) : nil
            return ApplicationView(
                file: file, history: history, texts: try WrittenText.all(of: id, in: tx),
                photos: file.photos > 0 ? try EvidencePhoto.all(of: id, in: tx) : [],
                names: people.isEmpty ? [:] : try Account.names(of: people.sorted(), in: tx), stake: stake,
                mayJudge: isJudge && stake == nil, mayHandle: officer.mayHandle(file),
                mayAppeal: officer.mayAppeal(file, matter, at: now, under: try rules(in: tx)))
        }
    }

    /// Until when an officer's agency may file about a case; refused like the filing itself when it may not.
    package func filing(about number: CaseNumber, by officer: Officer) async throws -> Instant {
        try await database.read { [self, now = clock.now] tx in
            let matter: Matter = try .open(number, in: tx)
            try officer.must(.handleCases, matter.subject)
            let applicant = Applicant(agency: CaseAgency(officer), person: officer.id, at: now)
            return try matter.lastMoment(for: applicant, under: rules(in: tx))
        }
    }
}

extension Officer {
    fileprivate func mayHandle(_ file: Application) -> Bool {
        agencyPath == file.agency.path && may(.handleCases, file.subject)
    }

    fileprivate func mayAppeal(
        _ file: Application, _ matter: Matter, at now: Instant, under rules: ApplicationRules
    ) -> Bool {
        guard file.allows(.appeal), let judgedAt = file.judgedAt else { return false }
        guard now <= rules.last(from: judgedAt, days: rules.table.appealDays) else { return false }
        let handles: Bool = may(.handleCases, matter.subject) && matter.parties.agencies.contains(agencyPath)
        if file.state == .refused { return handles && agencyPath == file.agency.path }
        return agencyPath != file.agency.path && (handles || may(.superviseCases, matter.subject))
    }
}
