import Kernel
import Site

/// A component: what it is, where it stands, what became of it, and what was said about it.
struct ComponentPage: Sendable {
    struct Fact: Sendable {
        let label: String
        let value: String
        let href: String?
    }

    struct Moment: Sendable {
        let when: String
        let exact: String
        let what: String
        let edits: [String]
    }

    let name: String
    let code: String
    let state: String
    let isWell: Bool
    let madeUp: Bool
    let facts: [Fact]
    let map: ComponentMapMark
    let asides: [Aside]
    let history: [Moment]
    let acts: ComponentActs?

    init(_ component: Component, _ past: [ComponentPast], _ asides: [Aside], _ words: ComponentWords) {
        let call: Call = words.call
        name = words.name(component)
        code = component.code
        state = words.state(component.state)
        isWell = component.state == .inUse
        madeUp = component.isMadeUp
        facts = Self.facts(component, words)
        map = ComponentMapMark(
            path: "/components/\(component.code)/map.geojson",
            label: call.say("component.map", ["name": words.name(component)]))
        self.asides = asides
        history = past.map { Moment($0, words) }
        let mayEdit: Bool = call.visitor.officer?.may(.editTerritory, component.subject) ?? false
        acts = mayEdit ? ComponentActs(component, words) : nil
    }

    private static func facts(_ component: Component, _ words: ComponentWords) -> [Fact] {
        let call: Call = words.call
        func fact(_ word: String, _ value: String, _ href: String? = nil) -> Fact {
            Fact(label: call.say("component.\(word)"), value: value, href: href)
        }
        let agency: ComponentAgencies.Entry? = words.agency(component.agency)
        let seesAgencies: Bool = call.visitor.officer?.holds(.viewAgencies) ?? false
        var facts: [Fact] = [
            fact("code", component.code), fact("kind", words.kind(component.kind)),
            fact("territory", words.place(component.path), "/territory/\(words.placeCode(component.path))"),
            fact("agency", agency?.name ?? "—", seesAgencies ? agency.map { "/agencies/\($0.code)" } : nil),
            fact("point", "\(component.point.longitude), \(component.point.latitude)"),
            fact("system", call.say("territory.system.\(component.source.rawValue)")),
        ]
        if let since = component.since { facts.append(fact("since", since.description)) }
        if let until = component.until { facts.append(fact("until", until.description)) }
        return facts
    }
}

extension ComponentPage.Moment {
    init(_ past: ComponentPast, _ words: ComponentWords) {
        let call: Call = words.call
        let act: String =
            switch past.act {
            case .imported: call.say("component.past.imported")
            case .importedAgain: call.say("component.past.importedAgain")
            case .changed: call.say("component.past.changed")
            case .marked(let reason):
                call.say("component.past.marked", ["reason": reason.map(words.reason) ?? "—"])
            case .named: call.say("component.past.named")
            case .released: call.say("component.past.released")
            }
        when = Moments(call).moment(past.at)
        exact = call.zone.iso(past.at)
        let by: String? = words.agency(past.agency)?.name
        what = by.map { "\(act) · \($0)" } ?? act
        edits = ComponentEditWords(words).sentences(past.edits)
    }
}

/// What became what, said in words.
struct ComponentEditWords {
    private let words: ComponentWords

    init(_ words: ComponentWords) { self.words = words }

    func sentences(_ edits: [ComponentEdit]) -> [String] {
        edits.map { edit in
            words.call.say(
                "component.edit",
                [
                    "field": "@component.field.\(edit.field.rawValue)", "before": said(edit.before, edit.field),
                    "after": said(edit.after, edit.field),
                ])
        }
    }

    private func said(_ text: String?, _ field: ComponentEdit.Field) -> String {
        guard let text, !text.isEmpty else { return "—" }
        switch field {
        case .kind: return words.kind(text)
        case .path: return words.place(TreePath(key: text))
        case .agency: return words.agency(Identifier(text))?.name ?? "—"
        case .state: return ComponentState(rawValue: text).map(words.state) ?? text
        case .madeUp: return words.call.say(text == "1" ? "component.yes" : "component.no")
        case .name, .point, .since, .until: return text
        }
    }
}

/// The forms beside it.
struct ComponentActs: Sendable {
    let kind: FormField
    let name: FormField
    let longitude: FormField
    let latitude: FormField
    let agency: FormField
    let since: FormField
    let state: FormField
    let reason: FormField
    let version: Int

    init(_ component: Component, _ words: ComponentWords) {
        let call: Call = words.call
        kind = FormField("kind", call, value: component.kind, required: true, choices: words.kindChoices())
        name = FormField("name", call, value: component.name, maxLength: Component.longestName)
        longitude = FormField("longitude", call, value: String(component.point.longitude), required: true)
        latitude = FormField("latitude", call, value: String(component.point.latitude), required: true)
        agency = FormField(
            "agency", call, value: words.agency(component.agency)?.code,
            choices: words.agencies.filter { $0.isActive || $0.id == component.agency }.map { ($0.code, $0.name) })
        since = FormField("since", call, value: component.since?.description)
        state = FormField(
            "state", call, required: true,
            choices: ComponentState.allCases.filter { $0 != component.state }.map { ($0.rawValue, words.state($0)) })
        reason = FormField(
            "reason", call, required: true, choices: ComponentReason.allCases.map { ($0.rawValue, words.reason($0)) })
        version = component.version
    }
}
