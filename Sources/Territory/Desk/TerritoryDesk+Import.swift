import Kernel
import Storage

extension TerritoryDesk {
    /// Reads a file, judges it as a whole, and stores all of it or nothing. A file with faults is no error: the report lists them.
    package func importing(
        _ file: [UInt8], _ options: ImportOptions, by officer: Officer, key: IdempotencyKey? = nil
    ) async throws -> ImportReport {
        guard officer.holds(.editTerritory) else { throw NotAllowed(permission: .editTerritory) }
        guard !file.isEmpty else { throw PlaceRefusal.emptyFile }
        guard file.count <= ImportOptions.largestFile else {
            throw PlaceRefusal.fileTooLarge(limit: ImportOptions.largestFile / 1024 / 1024)
        }
        let reading: ImportReading = await ImportReading.read(file, options)
        return try await store(reading, options, by: Author(officer), key: key) { plan in
            for place in plan.added + plan.changed { try officer.must(.editTerritory, place.subject) }
        }
    }

    /// Sets up places from the inside, as the demonstration city does; judged like a file.
    package func establish(_ drafts: [PlaceDraft], _ options: ImportOptions) async throws -> ImportReport {
        var reading = ImportReading()
        reading.drafts = drafts
        return try await store(reading, options, by: .system, key: nil) { _ in }
    }

    private func store(
        _ reading: ImportReading, _ options: ImportOptions, by author: Author, key: IdempotencyKey?,
        allowing check: @Sendable (ImportPlan) throws -> Void
    ) async throws -> ImportReport {
        let now: Instant = clock.now
        let standing: Standing = try await database.read(Standing.init(in:))
        let plan = ImportPlan(reading.drafts, onto: standing.places, at: now)
        let needed: [Place.ID] = ImportAreas.neighbours(of: plan)
        let shapes: [Place.ID: [UInt8]] = try await database.read { try BoundaryVersion.shapes(of: needed, in: $0) }
        try check(plan)
        let report: ImportReport = try await Self.judge(reading, plan, shapes, options)
        guard report.isStored else { return report }
        let stored: ImportReport = try await database.write { tx in
            try Idempotency.once(key, at: now, in: tx) {
                guard try TerritoryLog.revision(in: tx) == standing.revision else {
                    throw PlaceRefusal.territoryMovedOn
                }
                try plan.store(after: standing.revision, by: author, at: now, in: tx)
                return report
            }
        }
        await current.forget()
        return stored
    }

    /// The long pure part, off the caller's thread.
    @concurrent private static func judge(
        _ reading: ImportReading, _ plan: ImportPlan, _ shapes: [Place.ID: [UInt8]], _ options: ImportOptions
    ) async throws -> ImportReport {
        let lines: [String: Int] = Dictionary(
            reading.drafts.map { ($0.code, $0.line) }, uniquingKeysWith: { first, _ in first })
        let areas = ImportAreas(plan, lines: lines, known: shapes.compactMapValues(Boundary.init(wkb:)))
        let ofRows: [ImportFault] = reading.faults + plan.faults
        let found = try areas.faults(tolerance: options.tolerance, besides: ofRows)
        var report = ImportReport()
        report.faults = ofRows + found.invalid
        switch options.coverage {
        case .refused: report.faults += found.coverage
        case .accepted: report.warnings = found.coverage
        }
        report.faults.sort { ($0.line, $0.kind.rawValue) < ($1.line, $1.kind.rawValue) }
        report.skipped = reading.skipped
        guard report.isStored else { return report }
        report.added = plan.added.count
        report.changed = plan.changed.count
        report.boundaries = plan.boundaries.count
        report.unchanged = plan.unchanged
        return report
    }
}

/// The tree as it is when an import is judged.
private struct Standing: Sendable {
    let places: [Place]
    let revision: Int

    init(in tx: Transaction) throws {
        places = try Place.all(in: tx)
        revision = try TerritoryLog.revision(in: tx)
    }
}

extension ImportReading {
    @concurrent static func read(_ file: [UInt8], _ options: ImportOptions) async -> ImportReading {
        switch options.format {
        case .csv: ImportReading(csv: file, system: options.system)
        case .geojson: ImportReading(geoJSON: file, system: options.system)
        }
    }
}

extension ImportPlan {
    /// In the order of levels, so that parents are there before their children.
    fileprivate func store(after revision: Int, by author: Author, at now: Instant, in tx: Transaction) throws {
        guard !added.isEmpty || !changed.isEmpty else { return }
        for place in added { try place.at(version: revision + 1).insert(in: tx) }
        for place in changed { try place.at(version: revision + 1).update(in: tx) }
        for boundary in boundaries { try BoundaryVersion.replace(with: boundary, at: now, in: tx) }
        try TerritoryLog.append(.imported(self), after: revision, by: author, at: now, in: tx)
    }
}
