import Kernel
import Storage

/// The acts on the territory: import, change a place, look up.
package struct TerritoryDesk: Sendable {
    let database: Database
    let clock: WallClock
    /// The tree in memory, for whoever needs to find places.
    package let current: CurrentAtlas

    package init(database: Database, clock: WallClock) {
        self.database = database
        self.clock = clock
        current = CurrentAtlas(database: database, clock: clock)
    }

    /// Gives a place another name, other aliases or another class; `version` is the one the officer saw.
    @discardableResult
    package func change(
        _ id: Place.ID, to change: PlaceChange, version: Int, by officer: Officer, key: IdempotencyKey? = nil
    ) async throws -> Place {
        let changed: Place = try await database.write { [now = clock.now] tx in
            guard let place = try Place.find(id, in: tx) else { throw PlaceRefusal.unknownPlace }
            try officer.must(.editTerritory, place.subject)
            let next: Int = try Idempotency.once(key, at: now, in: tx) {
                try place.change(to: change, from: version, by: Author(officer), at: now, in: tx)
            }
            return try Place.find(id, in: tx) ?? place.at(version: next)
        }
        await current.forget()
        return changed
    }

    package func find(code: String) async throws -> Place {
        guard let place = try await current.atlas().place(written: code) else { throw PlaceRefusal.unknownPlace }
        return place
    }

    package func list(
        _ filter: PlaceFilter = PlaceFilter(), after key: TreePath? = nil, limit: Int = 50
    ) async throws -> [Place] {
        try await database.read { try Place.list(filter, after: key, limit: limit, in: $0) }
    }

    /// The boundaries a place has had, the newest first.
    package func boundaries(of place: Place.ID) async throws -> [BoundaryVersion] {
        try await database.read { try BoundaryVersion.history(of: place, in: $0) }
    }

    /// The present boundary, or an earlier one by its number.
    package func boundary(of place: Place.ID, number: Int? = nil) async throws -> Boundary? {
        try await database.read { try BoundaryVersion.shape(of: place, number: number, in: $0) }
            .flatMap(Boundary.init(wkb:))
    }

    /// The present boundaries of several places.
    package func boundaries(of places: [Place.ID]) async throws -> [Place.ID: Boundary] {
        try await database.read { try BoundaryVersion.shapes(of: places, in: $0) }.compactMapValues(Boundary.init(wkb:))
    }
}

extension Place {
    /// Stores the change and tells the place's new version.
    fileprivate func change(
        to change: PlaceChange, from seen: Int, by author: Author, at now: Instant, in tx: Transaction
    ) throws -> Int {
        guard version == seen else { throw PlaceRefusal.placeMovedOn }
        let next: Place = try changed(change)
        guard next != self else { return version }
        let revision: Int = try TerritoryLog.revision(in: tx)
        try next.at(version: revision + 1).update(in: tx)
        try TerritoryLog.append(.placeChanged(next), after: revision, by: author, at: now, in: tx)
        return revision + 1
    }

    func at(version: Int) -> Place {
        var place: Place = self
        place.version = version
        return place
    }
}
