import Agencies
import Cases
import Kernel
import Storage

/// What a form or a program says to raise a whistle.
package struct WhistleOrder: Sendable {
    package var kind: WhistleKind
    /// On this case; nil for a standing problem without one.
    package var `case`: CaseNumber?
    package var title: String?
    package var matter: String?
    package var category: TreePath?
    package var point: Coordinate?
    package var node: Identifier<TerritoryMark>?
    package var radius: Int?
    package var called: [Identifier<AgencyMark>]
    package var lead: Identifier<AgencyMark>?

    package init(_ kind: WhistleKind, calling called: [Identifier<AgencyMark>], title: String? = nil) {
        self.kind = kind
        self.called = called
        self.title = title
    }
}

extension WhistleDesk {
    /// 吹哨. The same key, sent again, gets the same whistle.
    package func raise(_ order: WhistleOrder, by officer: Officer, once key: IdempotencyKey? = nil) async throws
        -> WhistleFile
    {
        let draft: WhistleDraft = try await draft(order, by: officer)
        return try await database.write { [self, now = clock.now] tx in
            let rules: WhistleRules = try rules(in: tx)
            let number: WhistleNumber = try Idempotency.once(key, at: now, in: tx) {
                let number: WhistleNumber = try .next(on: rules.day(of: now), in: tx)
                let events = try WhistleFile.raising(draft, as: number, at: now, under: rules)
                return try WhistleFile.begin(events, by: Author(officer), at: now, in: tx).number
            }
            guard let id = try WhistleFile.id(of: number, in: tx) else { throw WhistleRefusal.noSuchWhistle }
            return try .open(id, in: tx)
        }
    }

    private func draft(_ order: WhistleOrder, by officer: Officer) async throws -> WhistleDraft {
        let file: Case? = try await order.case.asyncMap { try await cases.open($0, by: officer).file }
        let category: TreePath? = order.category ?? file?.category
        if let path = order.category, try await cases.categories.tree()[path] == nil {
            throw WhistleRefusal.unknownCategory
        }
        let place: CasePlace = try await place(order, file)
        try officer.must(
            .raiseWhistles, Subject(node: place.path, category: category, agencies: [officer.agencyPath]))
        let rules: WhistleRuleTable = try await rules().table
        let own: Agency = try await ports.agency(officer.agency)
        guard own.isActive, rules.raisers.contains(own.kind.type) else { throw WhistleRefusal.notARaiser }
        let called: [CaseAgency] = try await agencies(order.called.prefix(rules.mostCalled + 1))
        guard let first = called.first else { throw WhistleRefusal.nobodyCalled }
        var draft = WhistleDraft(
            order.kind, by: CaseAgency(officer), at: place, title: order.title ?? "", calling: called,
            lead: order.lead ?? first.id, radius: order.radius ?? rules.usualRadius)
        draft.case = file?.id
        draft.category = category
        draft.matter = order.matter
        return draft
    }

    private func place(_ order: WhistleOrder, _ file: Case?) async throws -> CasePlace {
        if let point = order.point {
            guard point.isValid, let found = try await ports.locate(point) else { throw WhistleRefusal.outsideCity }
            return found
        }
        if let node = order.node {
            guard let found = try await ports.place(node) else { throw WhistleRefusal.noPlace }
            return found
        }
        guard let place = file?.place else { throw WhistleRefusal.noPlace }
        return place
    }

    private func agencies(_ ids: some Sequence<Identifier<AgencyMark>> & Sendable) async throws -> [CaseAgency] {
        var found: [CaseAgency] = []
        for id in ids { found.append(try await agency(id)) }
        return found
    }

    private func agency(_ id: Identifier<AgencyMark>) async throws -> CaseAgency {
        let agency: Agency = try await ports.agency(id)
        guard agency.isActive else { throw WhistleRefusal.unknownAgency }
        return CaseAgency(id: agency.id, path: agency.path)
    }

    /// The raiser calls one more agency.
    package func call(
        _ target: WhistleTarget, _ id: Identifier<AgencyMark>, note: String?, by officer: Officer
    ) async throws -> WhistleFile {
        let agency: CaseAgency = try await agency(id)
        return try await act(on: target, as: .raiser, by: officer) { file, moment in
            try file.calling(agency, note: note, at: moment.now, under: moment.rules)
        }
    }

    package func release(
        _ target: WhistleTarget, _ number: CalledAgency.Number, note: String?, by officer: Officer
    ) async throws -> WhistleFile {
        try await act(on: target, as: .raiser, by: officer) { file, moment in
            try file.releasing(number, note: note, under: moment.rules)
        }
    }

    package func extend(_ target: WhistleTarget, _ more: MoreTime, by officer: Officer) async throws -> WhistleFile {
        try await act(on: target, as: .raiser, by: officer) { file, moment in
            try file.extending(more.of, by: more.hours, note: more.note, under: moment.rules)
        }
    }
}

/// More time for one agency.
package struct MoreTime: Sendable, Hashable {
    package let of: CalledAgency.Number
    package let hours: Int
    package let note: String?

    package init(of number: CalledAgency.Number, hours: Int, note: String?) {
        of = number
        self.hours = hours
        self.note = note
    }
}

extension Optional where Wrapped: Sendable {
    func asyncMap<T>(_ transform: (Wrapped) async throws -> T) async throws -> T? {
        if let self { try await transform(self) } else { nil }
    }
}
