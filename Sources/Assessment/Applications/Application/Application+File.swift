import Calendar
import Cases
import Kernel

/// What somebody wants to file.
package struct ApplicationDraft: Sendable, Hashable {
    package let kind: ApplicationKind
    package let ground: ApplicationGround
    package let statement: String
    package let photos: [PhotoHash]

    package init(
        _ kind: ApplicationKind, because ground: ApplicationGround, _ statement: String, photos: [PhotoHash] = []
    ) {
        self.kind = kind
        self.ground = ground
        self.statement = statement
        self.photos = photos
    }
}

/// Who files, and when.
package struct Applicant: Sendable, Hashable {
    package let agency: CaseAgency
    package let person: Identifier<Visitor>?
    package let now: Instant

    package init(agency: CaseAgency, person: Identifier<Visitor>?, at now: Instant) {
        self.agency = agency
        self.person = person
        self.now = now
    }
}

extension Application {
    /// 申请: by an agency that has or had a share of the case, in time after its answer or its end.
    package static func filing(
        _ draft: ApplicationDraft, about matter: Matter, by applicant: Applicant, under rules: ApplicationRules
    ) throws(ApplicationRefusal) -> [ApplicationEvent] {
        guard draft.kind != .appeal else { throw .nothingToAppeal }
        _ = try matter.lastMoment(for: applicant, under: rules)
        return [.filed(try draft.filing(about: matter, by: applicant, against: nil, under: rules))]
    }

    /// 申诉: against the judgement, once. A refusal is appealed by the agency that asked, a grant by anybody else who may.
    package func appealing(
        _ draft: ApplicationDraft, about matter: Matter, by applicant: Applicant, under rules: ApplicationRules
    ) throws(ApplicationRefusal) -> [ApplicationEvent] {
        guard draft.kind == .appeal else { throw .nothingToAppeal }
        try must(.appeal)
        guard let judgedAt, let decision = Decision(rawValue: state.rawValue) else { throw .nothingToAppeal }
        let isOwn: Bool = applicant.agency.path == agency.path
        guard isOwn == (decision == .refused) else { throw isOwn ? .ownGrant : .notYours }
        try rules.mustBeInTime(applicant.now, from: judgedAt, days: rules.table.appealDays)
        let challenge = Challenge(application: id, decision: decision, judges: judgements.map(\.by))
        return [.filed(try draft.filing(about: matter, by: applicant, against: challenge, under: rules))]
    }

    /// The first application learns of the appeal, in the same transaction.
    package func appealed(by appeal: ID) throws(ApplicationRefusal) -> [ApplicationEvent] {
        try must(.appeal)
        return [.appealed(AppealLink(appeal: appeal))]
    }
}

extension Matter {
    /// Until when somebody may file about it.
    func lastMoment(for applicant: Applicant, under rules: ApplicationRules) throws(ApplicationRefusal) -> Instant {
        guard parties.agencies.contains(applicant.agency.path) else { throw .noShare }
        guard let answeredAt else { throw .notAnswered }
        try rules.mustBeInTime(applicant.now, from: answeredAt, days: rules.table.filingDays)
        return rules.last(from: answeredAt, days: rules.table.filingDays)
    }
}

extension ApplicationDraft {
    fileprivate func filing(
        about matter: Matter, by applicant: Applicant, against challenge: Challenge?, under rules: ApplicationRules
    ) throws(ApplicationRefusal) -> Filing {
        guard kind.grounds.contains(ground) else { throw .groundNotListed(ground, allowed: kind.grounds) }
        try rules.mustBeFew(photos.count)
        var writer = rules.table.writer(after: 0)
        return Filing(
            kind: kind, ground: ground, matter: matter.id, number: matter.number, place: matter.place,
            category: matter.category, agency: applicant.agency, filer: applicant.person, parties: matter.parties,
            against: challenge, due: rules.judgeDue(from: applicant.now), month: rules.month(of: applicant.now),
            statement: try writer.must("statement", statement, atLeast: rules.table.shortestReason),
            photos: photos.isEmpty ? nil : photos.count)
    }
}
