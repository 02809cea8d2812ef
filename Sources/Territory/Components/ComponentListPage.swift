import Kernel
import Site

/// The list of components with its filters, all of them in the address; beside it the map of a chosen place.
struct ComponentListPage: Sendable {
    struct Select: Sendable {
        let id: String
        let label: String
        let any: String
        let choices: [Choice]
    }

    struct Choice: Sendable {
        let value: String
        let label: String
        let chosen: Bool
    }

    struct Line: Sendable {
        let code: String
        let href: String
        let name: String
        let kind: String
        let state: String
        let isWell: Bool
        let place: String
        let agency: String
        let madeUp: Bool
    }

    let code: String?
    let selects: [Select]
    let isFiltered: Bool
    let exportPath: String
    let canImport: Bool
    let lines: [Line]
    let hasLines: Bool
    let pager: Pager?
    let map: ComponentMapMark?
}

/// A map on a page: where its features come from, and what it is called.
struct ComponentMapMark: Sendable {
    let path: String
    let label: String
}

extension ComponentListPage {
    init(_ found: [Component], hasMore: Bool, _ filter: ComponentFilter, _ words: ComponentWords) {
        let call: Call = words.call
        code = filter.code
        selects = Self.selects(filter, words)
        isFiltered = filter != ComponentFilter()
        exportPath = "/components.csv?\(call.filters)"
        canImport = call.visitor.officer?.holds(.editTerritory) ?? false
        lines = found.map { Line($0, words) }
        hasLines = !found.isEmpty
        let next: String? = hasMore ? found.last.map { call.address(after: ComponentPosition($0).cursor.text) } : nil
        pager = Pager(summary: call.say("component.list.shown", ["count": String(found.count)]), next: next)
        map = filter.under.flatMap { words.atlas[path: $0] }.map { place in
            ComponentMapMark(
                path: "/components/map.geojson?\(call.filters)",
                label: call.say("component.map", ["name": place.name]))
        }
    }

    private static func selects(_ filter: ComponentFilter, _ words: ComponentWords) -> [Select] {
        let call: Call = words.call
        let states = ComponentState.allCases.map { (value: $0.rawValue, label: words.state($0)) }
        let chosen: Place? = filter.under.flatMap { words.atlas[path: $0] }
        var places: [Place] = words.atlas.places.filter { $0.level == .district || $0.level == .town }
        if let chosen, !places.contains(where: { $0.id == chosen.id }) { places.append(chosen) }
        let made: [(String, String?, [(value: String, label: String)])] = [
            ("kind", filter.kind, words.kindChoices()),
            (
                "territory", chosen?.code,
                places.map { place in
                    let names: [String] = words.atlas.chain(to: place).filter { $0.level >= .district }.map(\.name)
                    return (place.code, (names.isEmpty ? [place.name] : names).joined(separator: " › "))
                }
            ),
            ("agency", words.agency(filter.agency)?.code, words.agencies.map { ($0.code, $0.name) }),
            ("state", filter.state?.rawValue, states),
        ]
        return made.map { id, current, options in
            Select(
                id: id, label: call.say("component.\(id)"), any: call.say("component.any"),
                choices: options.map { Choice(value: $0.value, label: $0.label, chosen: $0.value == current) })
        }
    }
}

extension ComponentListPage.Line {
    init(_ component: Component, _ words: ComponentWords) {
        code = component.code
        href = "/components/\(component.code)"
        name = words.name(component)
        kind = words.kind(component.kind)
        state = words.state(component.state)
        isWell = component.state == .inUse
        place = words.place(component.path)
        agency = words.agency(component.agency)?.name ?? "—"
        madeUp = component.isMadeUp
    }
}

/// A component in an exported table: the columns an import reads, then what it does not.
enum ComponentExport {
    static let header: [String] =
        ComponentRow.Column.allCases.map(\.rawValue) + ["state", "until", "place"]

    static func row(_ component: Component, _ words: ComponentWords) -> [String] {
        let known: [ComponentRow.Column: String] = [
            .code: component.code, .kind: component.kind, .name: component.name,
            .longitude: String(component.point.longitude), .latitude: String(component.point.latitude),
            .since: component.since?.description ?? "", .system: CoordinateSystem.wgs84.rawValue,
            .agency: words.agency(component.agency)?.code ?? "", .madeUp: component.isMadeUp ? "1" : "0",
        ]
        return ComponentRow.Column.allCases.map { known[$0] ?? "" } + [
            component.state.rawValue, component.until?.description ?? "", words.placeCode(component.path),
        ]
    }
}
