import HTTPTypes
import Kernel
import Site

extension ComponentRoutes {
    /// The register for programs.
    var api: [Route] {
        [
            .api(
                .get, "/components", .staff(.viewTerritory), "component.api.list",
                input: Self.filterFields + [.text("after", max: 300), .integer("limit", 1...200)],
                answer: .list(ComponentView.fields), apiList),
            .api(
                .get, "/components/nearest", .staff(.viewTerritory), "component.api.nearest",
                input: [
                    .number("longitude", -180...180, required: true), .number("latitude", -90...90, required: true),
                    .word("system", CoordinateSystem.self), .number("metres", 1...ComponentDesk.farthest),
                    .integer("limit", 1...50),
                ], answer: .list(ComponentView.fields), apiNearest),
            .api(
                .post, "/components/import", .staff(.editTerritory), "component.api.import",
                input: Self.importFields + [.text("content", max: ComponentOptions.largestFile)],
                answer: .object(ComponentReportView.fields), bodyLimit: ComponentOptions.largestFile * 2, apiImport),
            .api(
                .get, "/components/{code}", .staff(.viewTerritory), "component.api.show",
                answer: .object(ComponentView.fields)
            ) { call in
                let component: Component = try await desk.find(code: call.parameter("code"))
                return .json(ComponentView(component, try await words(call)), version: component.version)
            },
        ]
    }

    private func apiList(_ call: Call) async throws -> Reply {
        let words: ComponentWords = try await words(call)
        let limit: Int = try call.input.optional("limit") ?? 50
        let found: [Component] = try await desk.list(
            filter(call, words), after: position(call), limit: limit + 1)
        let shown: [Component] = Array(found.prefix(limit))
        let next: String? = found.count > limit ? shown.last.map { ComponentPosition($0).cursor.text } : nil
        return .json(ComponentItems(items: shown.map { ComponentView($0, words) }, next: next))
    }

    private func apiNearest(_ call: Call) async throws -> Reply {
        let system: CoordinateSystem = try call.input.optionalWord("system") ?? .wgs84
        let point = Coordinate(
            longitude: try call.input("longitude"), latitude: try call.input("latitude"), in: system)
        let found: [NearComponent] = try await desk.nearest(
            to: point, within: call.input.optional("metres") ?? 100, limit: call.input.optional("limit") ?? 20)
        let words: ComponentWords = try await words(call)
        let items: [ComponentView] = found.map { ComponentView($0.component, words, metres: $0.metres) }
        return .json(ComponentItems(items: items, next: nil))
    }

    private func apiImport(_ call: Call) async throws -> Reply {
        let content: String? = try call.input.optional("content")
        let file: [UInt8] = content.map { Array($0.utf8) } ?? call.uploads.first?.bytes ?? []
        let report = try await desk.importing(file, try Self.options(call), by: try call.officer(), key: call.once)
        let view = ComponentReportView(report, try await words(call))
        return .json(view, status: report.isStored ? .created : .unprocessableContent)
    }
}

/// A component as programs see it.
struct ComponentView: Encodable, Sendable {
    let id: String
    let code: String
    let kind: String
    let kindName: String
    let name: String
    let longitude: Double
    let latitude: Double
    let system: String
    let place: String
    let agency: String?
    let state: String
    let since: String?
    let until: String?
    let madeUp: Bool
    let version: Int
    /// How far it is from the point that was asked about.
    let metres: Double?

    private enum CodingKeys: String, CodingKey {
        case id, code, kind, name, longitude, latitude, place, state, since, until, version, metres
        case kindName = "kind_name"
        case system = "coordinate_system"
        case agency = "agency_code"
        case madeUp = "made_up"
    }

    init(_ component: Component, _ words: ComponentWords, metres: Double? = nil) {
        id = component.id.description
        code = component.code
        kind = component.kind
        kindName = words.kind(component.kind)
        name = component.name
        longitude = component.point.longitude
        latitude = component.point.latitude
        system = component.source.rawValue
        place = words.placeCode(component.path)
        agency = words.agency(component.agency)?.code
        state = component.state.rawValue
        since = component.since?.description
        until = component.until?.description
        madeUp = component.isMadeUp
        version = component.version
        self.metres = metres.map { ($0 * 10).rounded() / 10 }
    }

    static let fields: [Field] = [
        .id("id", required: true), .text("code", max: 40, required: true), .text("kind", max: 40, required: true),
        .text("kind_name", max: 60, required: true), .text("name", max: Component.longestName, required: true),
        .number("longitude", -180...180, required: true), .number("latitude", -90...90, required: true),
        .word("coordinate_system", CoordinateSystem.self, required: true), .text("place", max: 40, required: true),
        .text("agency_code", max: 40), .word("state", ComponentState.self, required: true), .day("since"),
        .day("until"), .flag("made_up"), .integer("version", 0...Int(Int32.max), required: true),
        .number("metres", 0...ComponentDesk.farthest),
    ]
}

private struct ComponentItems: Encodable, Sendable {
    let items: [ComponentView]
    let next: String?
}

/// What an import did, for programs: numbers, each fault in a sentence, what changed.
private struct ComponentReportView: Encodable, Sendable {
    struct Fault: Encodable, Sendable {
        let line: Int
        let code: String
        let component: String?
        let detail: String
    }

    let stored: Bool
    let added: Int
    let changed: Int
    let unchanged: Int
    let faults: [Fault]
    let differences: [ComponentDifference]

    init(_ report: ComponentReport, _ words: ComponentWords) {
        stored = report.isStored
        added = report.added
        changed = report.changed
        unchanged = report.unchanged
        faults = report.faults.map { fault in
            Fault(
                line: fault.line, code: fault.kind.rawValue, component: fault.code,
                detail: words.call.say("component.fault.\(fault.kind.rawValue)", fault.facts))
        }
        differences = report.differences
    }

    private static let counts: [Field] = ["added", "changed", "unchanged"].map {
        .integer($0, 0...Int(Int32.max), required: true)
    }
    static let fields: [Field] =
        [.flag("stored")] + counts + [
            Field("faults", .texts(max: 200_000)), Field("differences", .texts(max: ComponentReport.toldDifferences)),
        ]
}
