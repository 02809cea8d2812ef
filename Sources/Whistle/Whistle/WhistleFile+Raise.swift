import Cases
import Kernel

/// What an officer says when raising a whistle, with its places and agencies found.
package struct WhistleDraft: Sendable, Hashable {
    package var kind: WhistleKind
    package var raiser: CaseAgency
    package var `case`: Case.ID?
    package var category: TreePath?
    package var place: CasePlace
    package var radius: Int
    package var title: String
    package var matter: String?
    package var called: [CaseAgency]
    package var lead: Identifier<AgencyMark>

    package init(
        _ kind: WhistleKind, by raiser: CaseAgency, at place: CasePlace, title: String, calling called: [CaseAgency],
        lead: Identifier<AgencyMark>, radius: Int = 200
    ) {
        self.kind = kind
        self.raiser = raiser
        self.place = place
        self.title = title
        self.called = called
        self.lead = lead
        self.radius = radius
    }
}

extension WhistleFile {
    /// 吹哨: a town, a community or a grid calls agencies to a place.
    package static func raising(
        _ draft: WhistleDraft, as number: WhistleNumber, at now: Instant, under rules: WhistleRules
    ) throws(WhistleRefusal) -> [WhistleEvent] {
        guard !draft.called.isEmpty else { throw .nobodyCalled }
        guard draft.called.count <= rules.table.mostCalled else { throw .tooManyCalled(limit: rules.table.mostCalled) }
        guard Set(draft.called.map(\.id)).count == draft.called.count else { throw .calledTwice }
        guard !draft.called.contains(where: { $0.id == draft.raiser.id }) else { throw .callsItself }
        guard let lead = draft.called.firstIndex(where: { $0.id == draft.lead }) else { throw .leadNotCalled }
        guard WhistleRules.radius.contains(draft.radius) else {
            throw .radiusOutOfRange(least: WhistleRules.radius.lowerBound, most: WhistleRules.radius.upperBound)
        }
        var writer = TextWriter<WhistleRefusal>(longest: WhistleRules.longestText)
        let title: WrittenText = try writer.must("title", draft.title)
        let due: Instant = rules.due(rules.clocks(draft.kind).arrival, from: now)
        let calls: [Calling] = draft.called.enumerated().map { Calling(number: $0 + 1, agency: $1, due: due) }
        return [
            .raised(
                Raising(
                    number: number, kind: draft.kind, raiser: draft.raiser, case: draft.case, category: draft.category,
                    place: draft.place, radius: draft.radius, title: title,
                    matter: try writer.may("matter", draft.matter), calls: calls, lead: lead + 1))
        ]
    }

    /// The raiser calls one more agency.
    package func calling(
        _ agency: CaseAgency, note: String?, at now: Instant, under rules: WhistleRules
    ) throws(WhistleRefusal) -> [WhistleEvent] {
        try mustBeOpen()
        guard called.count < rules.table.mostCalled else { throw .tooManyCalled(limit: rules.table.mostCalled) }
        guard agency.id != raiser.id else { throw .callsItself }
        guard !called.contains(where: { $0.agency.id == agency.id && $0.isBound }) else { throw .calledTwice }
        var writer = TextWriter<WhistleRefusal>(after: texts, longest: WhistleRules.longestText)
        let due: Instant = rules.due(rules.clocks(kind).arrival, from: now)
        return [
            .called(
                Calling(number: called.count + 1, agency: agency, due: due, note: try writer.may("note", note)))
        ]
    }

    /// The raiser needs an agency no more.
    package func releasing(
        _ number: CalledAgency.Number, note: String?, under rules: WhistleRules
    ) throws(WhistleRefusal) -> [WhistleEvent] {
        try mustBeOpen()
        let agency: CalledAgency = try must(number)
        guard agency.isBound else { throw .notNow(agency.standing) }
        guard called.contains(where: { $0.number != number && $0.isBound }) else { throw .lastOne }
        guard !tasks.contains(where: { $0.agency == number && $0.isOpen }) else { throw .hasOpenTasks }
        var writer = TextWriter<WhistleRefusal>(after: texts, longest: WhistleRules.longestText)
        return [.released(Release(of: number, note: try writer.may("note", note)))]
    }

    /// The raiser gives an agency more time, before its time is over.
    package func extending(
        _ number: CalledAgency.Number, by hours: Int, note: String?, under rules: WhistleRules
    ) throws(WhistleRefusal) -> [WhistleEvent] {
        try mustBeOpen()
        let agency: CalledAgency = try must(number)
        guard agency.standing == .called || agency.standing == .acknowledged else { throw .notNow(agency.standing) }
        guard (1...240).contains(hours) else { throw .hoursOutOfRange }
        var writer = TextWriter<WhistleRefusal>(after: texts, longest: WhistleRules.longestText)
        let note: WrittenText? = try writer.may("note", note)
        return [.extended(.init(of: number, due: agency.due + .hours(hours), note: note))]
    }
}
