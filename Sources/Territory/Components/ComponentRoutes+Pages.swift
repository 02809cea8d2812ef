import Kernel
import Site

extension ComponentRoutes {
    var pages: [Route] {
        [
            .page(
                .get, "/components", .staff(.viewTerritory), "component.list",
                input: Self.filterFields + [.text("after", max: 300)], list),
            .page(
                .get, "/components.csv", .staff(.viewTerritory), "component.export", input: Self.filterFields, export),
            .page(.get, "/components/{code}", .staff(.viewTerritory), "component.show", show),
            .page(
                .post, "/components/{code}", .staff(.editTerritory), "component.change", input: Self.changeFields,
                form: show, change),
            .page(
                .post, "/components/{code}/state", .staff(.editTerritory), "component.mark",
                input: [
                    .word("state", ComponentState.self, required: true),
                    .word("reason", ComponentReason.self, required: true), Self.version,
                ], form: show, mark),
        ]
    }

    /// What the maps of its pages fetch.
    var data: [Route] {
        [
            .data(
                .get, "/components/map.geojson", .staff(.viewTerritory), "component.map", input: Self.filterFields,
                mapOfPlace),
            .data(.get, "/components/{code}/map.geojson", .staff(.viewTerritory), "component.mapOfOne", mapOfOne),
        ]
    }

    private static let version: Field = .integer("version", 0...Int(Int32.max), required: true)
    private static let changeFields: [Field] = [
        .text("kind", max: 40, required: true), .text("name", max: Component.longestName),
        .number("longitude", -180...180, required: true), .number("latitude", -90...90, required: true),
        .text("agency", max: 40), .day("since"), version,
    ]
    private static let pageSize = 50

    private func list(_ call: Call) async throws -> Reply {
        let words: ComponentWords = try await words(call)
        let filter: ComponentFilter = try filter(call, words)
        let found: [Component] = try await desk.list(filter, after: position(call), limit: Self.pageSize + 1)
        return .page(
            "component-list",
            ComponentListPage(
                Array(found.prefix(Self.pageSize)), hasMore: found.count > Self.pageSize, filter, words))
    }

    private func export(_ call: Call) async throws -> Reply {
        let words: ComponentWords = try await words(call)
        let filter: ComponentFilter = try filter(call, words)
        let table = TablePages(header: ComponentExport.header) { [desk] cursor in
            let found: [Component] = try await desk.list(filter, after: cursor.map(ComponentPosition.init), limit: 500)
            let next: Cursor? = found.count == 500 ? found.last.map { ComponentPosition($0).cursor } : nil
            return TablePages.Page(rows: found.map { ComponentExport.row($0, words) }, next: next)
        }
        return .csv(named: "components.csv", table)
    }

    private func show(_ call: Call) async throws -> Reply {
        let component: Component = try await desk.find(code: call.parameter("code"))
        var found: [Aside] = []
        for aside in asides {
            if let one = try await aside(call, component) { found.append(one) }
        }
        let past: [ComponentPast] = try await desk.history(of: component)
        return .page("component", ComponentPage(component, past, found, try await words(call)))
    }

    private func change(_ call: Call) async throws -> Reply {
        let component: Component = try await desk.find(code: call.parameter("code"))
        let words: ComponentWords = try await words(call)
        let point = Coordinate(longitude: try call.input("longitude"), latitude: try call.input("latitude"))
        let source: CoordinateSystem = point == component.point ? component.source : .wgs84
        guard let spot = ComponentSpot(point, from: source, in: words.atlas) else {
            throw ComponentRefusal.pointOutsideCity
        }
        let change = ComponentChange(
            kind: try words.kind(written: call.input("kind")), name: try call.input.optional("name") ?? "", spot: spot,
            agency: try call.input.optional("agency").map { try words.agency(code: $0) },
            since: try call.input.optional("since"))
        try await desk.change(target(call), to: change, by: call.officer())
        return .redirect("/components/\(component.code)", notice: "componentChanged")
    }

    private func mark(_ call: Call) async throws -> Reply {
        let code: String = try call.parameter("code")
        let marking = ComponentMarking(try call.input.word("state"), because: try call.input.word("reason"))
        try await desk.mark(target(call), marking, by: call.officer())
        return .redirect("/components/\(code)", notice: "componentChanged")
    }

    private func target(_ call: Call) throws -> ComponentTarget {
        ComponentTarget(try call.parameter("code"), version: try call.input("version"), once: call.once)
    }

    private func mapOfPlace(_ call: Call) async throws -> Reply {
        let words: ComponentWords = try await words(call)
        let filter: ComponentFilter = try filter(call, words)
        let found: [Component] = try await desk.list(filter, limit: ComponentMap.mostPoints)
        return try await map(found, filter.under.flatMap { words.atlas[path: $0] }, words)
    }

    private func mapOfOne(_ call: Call) async throws -> Reply {
        let component: Component = try await desk.find(code: call.parameter("code"))
        let words: ComponentWords = try await words(call)
        return try await map([component], words.atlas[path: component.path], words)
    }

    private func map(_ shown: [Component], _ place: Place?, _ words: ComponentWords) async throws -> Reply {
        var ground = BoundaryMap(features: [])
        if let place { ground = try await territory.outline(of: place) }
        let map = ComponentMap(ground: ground, points: shown.map { ComponentMap.Point($0, words) })
        return Reply(.bytes(try map.bytes(), type: "application/geo+json"))
    }
}
