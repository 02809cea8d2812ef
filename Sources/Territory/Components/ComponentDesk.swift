import Kernel
import Storage

/// The acts on components: import, change, mark, look up.
package struct ComponentDesk: Sendable {
    let database: Database
    let clock: WallClock
    let zone: Zone
    let territory: CurrentAtlas
    let agencies: ComponentAgencies
    package let kinds: ComponentKinds

    package init(
        database: Database, clock: WallClock, territory: CurrentAtlas, zone: Zone, agencies: ComponentAgencies,
        kinds: ComponentKinds
    ) {
        self.database = database
        self.clock = clock
        self.territory = territory
        self.zone = zone
        self.agencies = agencies
        self.kinds = kinds
    }

    /// Says something anew about a component.
    @discardableResult
    package func change(
        _ target: ComponentTarget, to change: ComponentChange, by officer: Officer
    ) async throws -> Component {
        try await act(on: target, by: officer) { component in
            try officer.must(.editTerritory, Subject(node: change.spot.path))
            let next: Component = try component.changed(change)
            return (next, .changed(next.edits(since: component)))
        }
    }

    /// In use again, missing, damaged, removed.
    @discardableResult
    package func mark(
        _ target: ComponentTarget, _ mark: ComponentMarking, by officer: Officer
    ) async throws -> Component {
        try await act(on: target, by: officer) { [day = zone.day(of: clock.now)] component in
            let next: Component = try component.marked(mark.state, because: mark.reason, on: day)
            return (next, .marked(next.edits(since: component), because: mark.reason))
        }
    }

    private func act(
        on target: ComponentTarget, by officer: Officer,
        _ decide: @escaping @Sendable (Component) throws -> (Component, ComponentLog.Entry)
    ) async throws -> Component {
        guard ComponentCode.isCode(target.code) else { throw ComponentRefusal.unknownComponent }
        return try await database.write { [now = clock.now] tx in
            try ComponentRevision.advance(in: tx)
            guard let component = try Component.find(code: target.code, in: tx) else {
                throw ComponentRefusal.unknownComponent
            }
            try officer.must(.editTerritory, component.subject)
            _ = try Idempotency.once(target.once, at: now, in: tx) {
                guard component.version == target.version else { throw ComponentRefusal.componentMovedOn }
                try component.record(decide(component), by: Author(officer), at: now, in: tx)
                return target.version
            }
            return try Component.find(component.id, in: tx) ?? component
        }
    }

    package func find(code: String) async throws -> Component {
        guard ComponentCode.isCode(code),
            let found = try await database.read({ try Component.find(code: code, in: $0) })
        else { throw ComponentRefusal.unknownComponent }
        return found
    }

    package func find(_ id: Component.ID) async throws -> Component? {
        try await database.read { try Component.find(id, in: $0) }
    }

    package func list(
        _ filter: ComponentFilter = ComponentFilter(), after position: ComponentPosition? = nil, limit: Int = 50
    ) async throws -> [Component] {
        try await database.read { try Component.list(filter, after: position, limit: limit, in: $0) }
    }

    /// Everything known of its past, the newest first.
    package func history(of component: Component) async throws -> [ComponentPast] {
        try await database.read { try ComponentPast.all(of: component, in: $0) }
    }
}

/// The component that is meant, the version the officer saw, and the key of the request.
package struct ComponentTarget: Sendable, Hashable {
    package let code: String
    package let version: Int
    package let once: IdempotencyKey?

    package init(_ code: String, version: Int, once: IdempotencyKey? = nil) {
        self.code = code
        self.version = version
        self.once = once
    }
}

/// A new state, and why.
package struct ComponentMarking: Sendable, Hashable {
    package let state: ComponentState
    package let reason: ComponentReason

    package init(_ state: ComponentState, because reason: ComponentReason) {
        self.state = state
        self.reason = reason
    }
}

extension Component {
    fileprivate func record(
        _ decided: (next: Component, entry: ComponentLog.Entry), by author: Author, at now: Instant, in tx: Transaction
    ) throws {
        var next: Component = decided.next
        guard next != self else { return }
        next.version = version + 1
        try next.update(in: tx)
        try ComponentLog.append(decided.entry, to: id, by: author, at: now, in: tx)
    }
}
