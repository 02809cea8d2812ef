import Kernel
import Storage

/// The acts on organisations: set up, change, close.
package struct AgencyDesk: Sendable {
    let database: Database
    let clock: WallClock
    let zone: Zone
    let openWork: OpenWork

    /// How many open matters an agency has in hand; whoever keeps the work answers, so that this capability need not
    /// know cases.
    package typealias OpenWork = @Sendable (Agency.ID, Transaction) throws -> Int

    package init(
        database: Database, clock: WallClock, zone: Zone = .shanghai, openWork: @escaping OpenWork = { _, _ in 0 }
    ) {
        self.database = database
        self.clock = clock
        self.zone = zone
        self.openWork = openWork
    }

    @discardableResult
    package func add(_ draft: AgencyDraft, by officer: Officer) async throws -> Agency {
        try await database.write { [now = clock.now] tx in
            let parent: Agency? = try draft.parent.map { try Self.open($0, else: .unknownParent, in: tx) }
            try officer.must(.editAgencies, Subject(node: draft.territory, agencies: parent.map { [$0.path] } ?? []))
            return try Self.add(draft, under: parent, by: Author(officer), at: now, in: tx)
        }
    }

    /// Renames an agency or gives it another territory; `version` is the one the officer saw.
    @discardableResult
    package func change(
        _ id: Agency.ID, name: String, territory: TreePath, version: Int, by officer: Officer
    ) async throws -> Agency {
        try await database.write { [now = clock.now] tx in
            var agency: Agency = try Self.open(id, else: .unknownAgency, in: tx)
            try officer.must(.editAgencies, agency.subject)
            try officer.must(.editAgencies, Subject(node: territory, agencies: [agency.path]))
            guard agency.version == version else { throw AgencyRefusal.agencyMovedOn }
            var draft = AgencyDraft(code: agency.code, name: name, kind: agency.kind, territory: territory)
            draft.parent = agency.parent
            _ = try draft.agency(id: id, under: nil)
            agency.name = name
            agency.territory = territory
            return try agency.record(.changed(agency), by: Author(officer), at: now, in: tx)
        }
    }

    package func find(_ id: Agency.ID) async throws -> Agency {
        try await database.read { try Self.open(id, else: .unknownAgency, in: $0) }
    }

    package func list(
        _ filter: AgencyFilter = AgencyFilter(), after key: TreePath? = nil, limit: Int = 50
    ) async throws -> [Agency] {
        try await database.read { try Agency.list(filter, after: key, limit: limit, in: $0) }
    }

    static func open(_ id: Agency.ID, else refusal: AgencyRefusal, in tx: Transaction) throws -> Agency {
        guard let agency = try Agency.find(id, in: tx) else { throw refusal }
        return agency
    }

    static func add(
        _ draft: AgencyDraft, under parent: Agency?, by author: Author, at now: Instant, in tx: Transaction
    ) throws -> Agency {
        if let parent, !parent.isActive { throw AgencyRefusal.parentClosed }
        var agency: Agency = try draft.agency(id: .make(at: now), under: parent)
        guard try Agency.find(code: draft.code, in: tx) == nil else { throw AgencyRefusal.codeTaken(draft.code) }
        agency.version = 1
        try agency.insert(in: tx)
        try EventLog.append([AgencyEvent.added(agency).entry], to: agency.stream, after: 0, by: author, at: now, in: tx)
        try AgencyRevision.advance(in: tx)
        return agency
    }
}

extension Agency {
    package var subject: Subject { Subject(node: territory, agencies: [path]) }

    mutating func record(
        _ event: AgencyEvent, by author: Author, at now: Instant, in tx: Transaction
    ) throws -> Agency {
        version = try EventLog.append([event.entry], to: stream, after: version, by: author, at: now, in: tx)
        try update(in: tx)
        try AgencyRevision.advance(in: tx)
        return self
    }
}
