import Kernel
import Storage

extension ComponentDesk {
    /// Reads a file, judges it as a whole, and stores all of it or nothing. A file with faults is no error: the report lists them.
    package func importing(
        _ file: [UInt8], _ options: ComponentOptions, by officer: Officer, key: IdempotencyKey? = nil
    ) async throws -> ComponentReport {
        guard officer.holds(.editTerritory) else { throw NotAllowed(permission: .editTerritory) }
        guard !file.isEmpty else { throw ComponentRefusal.emptyFile }
        guard file.count <= ComponentOptions.largestFile else {
            throw ComponentRefusal.fileTooLarge(limit: ComponentOptions.largestFile / 1024 / 1024)
        }
        let reading: ComponentReading = await Self.read(file, options, kinds)
        return try await store(reading, ComponentAct(by: Author(officer), at: clock.now, key: key)) { plan in
            for path in plan.paths { try officer.must(.editTerritory, Subject(node: path)) }
        }
    }

    /// Sets up components from the inside, as the demonstration city does; judged like a file.
    package func establish(_ drafts: [ComponentDraft], at now: Instant) async throws -> ComponentReport {
        var reading = ComponentReading(kinds)
        reading.drafts = drafts
        return try await store(reading, ComponentAct(by: .system, at: now)) { _ in }
    }

    @concurrent private static func read(
        _ file: [UInt8], _ options: ComponentOptions, _ kinds: ComponentKinds
    ) async -> ComponentReading {
        ComponentReading(file, options, kinds)
    }

    private func store(
        _ reading: ComponentReading, _ act: ComponentAct, allowing check: @Sendable (ComponentPlan) throws -> Void
    ) async throws -> ComponentReport {
        let ground: ComponentPlan.Ground = try await ground(at: act.at)
        let standing: Standing = try await database.read { try Standing(reading.drafts, in: $0) }
        let plan: ComponentPlan = await Self.judge(reading.drafts, standing.components, ground)
        try check(plan)
        let report: ComponentReport = Self.report(reading, plan)
        guard report.isStored, report.added + report.changed > 0 else { return report }
        let made = ComponentBatch(
            id: ground.batch, at: act.at, author: act.author, added: report.added, changed: report.changed,
            unchanged: report.unchanged)
        return try await database.write { tx in
            try Idempotency.once(act.key, at: act.at, in: tx) {
                guard try ComponentRevision.advance(from: standing.revision, in: tx) else {
                    throw ComponentRefusal.registerMovedOn
                }
                try made.store(plan, in: tx)
                return report
            }
        }
    }

    private func ground(at now: Instant) async throws -> ComponentPlan.Ground {
        let active: [ComponentAgencies.Entry] = try await agencies.all().filter(\.isActive)
        return ComponentPlan.Ground(
            atlas: try await territory.atlas(), kinds: kinds,
            agencies: Dictionary(active.map { ($0.code, $0.id) }) { first, _ in first }, batch: .make(at: now), at: now)
    }

    /// The long pure part, off the caller's thread.
    @concurrent private static func judge(
        _ drafts: [ComponentDraft], _ known: [String: Component], _ ground: ComponentPlan.Ground
    ) async -> ComponentPlan {
        ComponentPlan(drafts, onto: known, ground)
    }

    private static func report(_ reading: ComponentReading, _ plan: ComponentPlan) -> ComponentReport {
        var report = ComponentReport()
        report.faults = (reading.faults + plan.faults(besides: reading.faults)).sorted {
            ($0.line, $0.kind.rawValue) < ($1.line, $1.kind.rawValue)
        }
        guard report.isStored else { return report }
        report.added = plan.added.count
        report.changed = plan.changed.count
        report.unchanged = plan.unchanged
        report.differences = plan.differences
        return report
    }
}

/// Who imports, when, and under which key of a request.
private struct ComponentAct: Sendable {
    let author: Author
    let at: Instant
    let key: IdempotencyKey?

    init(by author: Author, at instant: Instant, key: IdempotencyKey? = nil) {
        self.author = author
        at = instant
        self.key = key
    }
}

/// The register, as far as a file speaks of it, when it is judged.
private struct Standing: Sendable {
    let components: [String: Component]
    let revision: Int

    init(_ drafts: [ComponentDraft], in tx: Transaction) throws {
        var found: [String: Component] = [:]
        for part in drafts.chunks(of: 500) {
            for component in try Component.find(codes: part.map(\.code), in: tx) { found[component.code] = component }
        }
        components = found
        revision = try ComponentRevision.now(in: tx)
    }
}

extension ComponentBatch {
    fileprivate func store(_ plan: ComponentPlan, in tx: Transaction) throws {
        try insert(in: tx)
        try Component.put(plan.added, in: tx)
        try Component.put(plan.changed, in: tx)
        try ComponentAmendment.insert(plan.amendments, from: id, in: tx)
        try record(digest: plan.digest.text, in: tx)
    }
}
