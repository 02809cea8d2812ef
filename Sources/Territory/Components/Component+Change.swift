import Kernel

/// What an officer says anew about a component, and where its point lies.
package struct ComponentChange: Sendable, Hashable {
    package var kind: ComponentKind
    package var name: String
    package var spot: ComponentSpot
    package var agency: Identifier<AgencyMark>?
    package var since: Day?

    package init(
        kind: ComponentKind, name: String, spot: ComponentSpot, agency: Identifier<AgencyMark>? = nil, since: Day? = nil
    ) {
        self.kind = kind
        self.name = name
        self.spot = spot
        self.agency = agency
        self.since = since
    }
}

/// A point with what the atlas says of it.
package struct ComponentSpot: Sendable, Hashable {
    package let point: Coordinate
    package let source: CoordinateSystem
    package let path: TreePath
    /// The code of the district; nil where the tree has none.
    package let district: String?

    /// Nil outside the city.
    package init?(_ point: Coordinate, from source: CoordinateSystem, in atlas: TerritoryAtlas) {
        guard let place = atlas.locate(point, downTo: .grid) else { return nil }
        self.point = point
        self.source = source
        path = place.path
        district = atlas.ancestor(of: place, at: .district)?.code
    }
}

extension Component {
    package static let longestName = 60

    package func changed(_ change: ComponentChange) throws(ComponentRefusal) -> Component {
        do { try ComponentCode.check(code, kind: change.kind, district: change.spot.district) } catch {
            throw .codeDoesNotFit
        }
        var next: Component = self
        next.kind = change.kind.word
        next.name = change.name
        next.agency = change.agency
        next.since = change.since
        if change.spot.point != point {
            next.point = change.spot.point
            next.source = change.spot.source
            next.path = change.spot.path
        }
        return next
    }

    /// In use, missing, damaged or removed from `day` on.
    package func marked(
        _ state: ComponentState, because reason: ComponentReason, on day: Day
    ) throws(ComponentRefusal) -> Component {
        guard state != self.state else { throw .alreadySo }
        guard reason.fits.contains(state) else { throw .reasonDoesNotFit }
        var next: Component = self
        next.state = state
        next.until = state == .removed ? day : nil
        return next
    }
}

/// One thing about a component that became another, in the form in which it is kept.
package struct ComponentEdit: Sendable, Hashable, Codable {
    package enum Field: String, Sendable, Codable, CaseIterable {
        case kind, name, point, path, agency, since, state, until, madeUp
    }

    package let field: Field
    package let before: String?
    package let after: String?
}

extension Component {
    /// What became of it since `old`.
    package func edits(since old: Component) -> [ComponentEdit] {
        ComponentEdit.Field.allCases.compactMap { field in
            let before: String? = old.text(of: field)
            let after: String? = text(of: field)
            return before == after ? nil : ComponentEdit(field: field, before: before, after: after)
        }
    }

    private func text(of field: ComponentEdit.Field) -> String? {
        switch field {
        case .kind: kind
        case .name: name
        case .point: "\(point.longitude), \(point.latitude)"
        case .path: path.key
        case .agency: agency?.description
        case .since: since?.description
        case .state: state.rawValue
        case .until: until?.description
        case .madeUp: isMadeUp ? "1" : "0"
        }
    }
}
