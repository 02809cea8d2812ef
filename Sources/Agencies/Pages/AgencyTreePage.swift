import Kernel
import Site
import Territory

/// The tree of organisations, from the roots or from one of them.
struct AgencyTreePage: Sendable {
    struct Branch: Sendable {
        let href: String
        let name: String
        let kind: String
        let isClosed: Bool
        let parts: [Branch]
    }

    struct Facts: Sendable {
        let name: String
        let code: String
        let kind: String
        let duty: String?
        let territory: String
        let isActive: Bool
        let rows: [ResponsibilityLine]
        let supported: [ResponsibilityLine]
        let hasSupported: Bool
        let successor: Branch?
        let heir: FormField
    }

    struct Form: Sendable {
        let parent: String?
        let code: FormField
        let name: FormField
        let type: FormField
        let duty: FormField
        let territory: FormField
    }

    let crumbs: [Branch]
    let here: Facts?
    let tree: [Branch]
    let mayEdit: Bool
    let form: Form

    init(_ here: Agency?, _ table: ResponsibilityTable, _ names: PathNames, _ call: Call) {
        let parts = Dictionary(grouping: table.agencies.values.sorted { $0.path < $1.path }, by: \.parent)
        func branch(_ agency: Agency, depth: Int) -> Branch {
            Branch(
                href: "/agencies/\(agency.code)", name: agency.name, kind: call.say(agency.kind.word),
                isClosed: !agency.isActive,
                parts: depth > 0 ? (parts[agency.id] ?? []).map { branch($0, depth: depth - 1) } : [])
        }
        let above: [Agency] =
            here.map { agency in
                agency.path.upwards.dropFirst().compactMap { path in table.agencies.values.first { $0.path == path } }
            } ?? []
        crumbs = above.reversed().map { branch($0, depth: 0) }
        self.here = here.map { Facts($0, table, names, call) }
        tree = (parts[here?.id] ?? []).map { branch($0, depth: 1) }
        mayEdit = call.visitor.officer?.holds(.editAgencies) ?? false
        form = Form(under: here, names, call)
    }
}

extension AgencyTreePage.Facts {
    fileprivate init(_ agency: Agency, _ table: ResponsibilityTable, _ names: PathNames, _ call: Call) {
        name = agency.name
        code = agency.code
        kind = call.say(agency.kind.word)
        duty = agency.kind.duty
        territory = names.place(agency.territory) ?? agency.territory.key
        isActive = agency.isActive
        rows = table.rows(of: agency.id).map { ResponsibilityLine($0, table, names, call) }
        supported = table.rows(supportedBy: agency.id).map { ResponsibilityLine($0, table, names, call) }
        hasSupported = !supported.isEmpty
        successor = agency.successor.flatMap { table.agencies[$0] }.map {
            AgencyTreePage.Branch(
                href: "/agencies/\($0.code)", name: $0.name, kind: call.say($0.kind.word), isClosed: !$0.isActive,
                parts: [])
        }
        let heirs: [Agency] = table.agencies.values.filter { $0.isActive && !agency.path.contains($0.path) }
        heir = FormField(
            "successor", call, form: "close",
            choices: heirs.sorted { $0.path < $1.path }.map { ($0.code, $0.name) })
    }
}

extension AgencyTreePage.Form {
    fileprivate init(under parent: Agency?, _ names: PathNames, _ call: Call) {
        self.parent = parent?.code
        code = FormField("code", call, required: true, maxLength: 40)
        name = FormField("name", call, required: true, maxLength: 80)
        type = FormField(
            "type", call, required: true,
            choices: AgencyType.allCases.map { ($0.rawValue, call.say("agency.type.\($0.rawValue)")) })
        duty = FormField("duty", call, maxLength: 40)
        territory = FormField(
            "territory", call, value: parent.flatMap { names.atlas[path: $0.territory]?.code }, required: true,
            choices: names.placeChoices())
    }
}

extension AgencyKind {
    var word: String { "agency.type.\(type.rawValue)" }
}
