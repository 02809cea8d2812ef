import Kernel
import Site
import Territory

/// The page and endpoint by which a case names a component, and what cases and components show of each other.
package struct CaseComponentRoutes: Sendable {
    let desk: CaseDesk
    let components: ComponentDesk

    package init(desk: CaseDesk, components: ComponentDesk) {
        self.desk = desk
        self.components = components
    }

    package var routes: [Route] {
        [
            .page(.get, "/cases/{number}/component", .staff(.viewCases), "case.component.form", form),
            .page(
                .post, "/cases/{number}/component", .staff(.viewCases), "case.component.name", input: Self.fields,
                form: form
            ) { call in
                let target: CaseTarget = try target(call)
                try await desk.name(component: call.input.optional("code"), of: target, by: call.officer())
                return .redirect("/cases/\(target.number)", notice: "caseDone")
            },
            .api(
                .post, "/cases/{number}/component", .anyStaff, "case.component.api", input: Self.fields,
                answer: .object([.text("number", max: 16, required: true), .text("component", max: 40)])
            ) { call in
                let target: CaseTarget = try target(call)
                let code: String? = try call.input.optional("code")
                try await desk.name(component: code, of: target, by: call.officer())
                return .json(CaseComponentJSON(number: target.number.description, component: code))
            },
        ]
    }

    private static let fields: [Field] = [.text("code", max: 40)]
    private static let nearMetres = 100.0

    private func target(_ call: Call) throws -> CaseTarget { CaseTarget(try call.caseNumber(), once: call.once) }

    private func form(_ call: Call) async throws -> Reply {
        let officer: Officer = try call.officer()
        let view: CaseView = try await desk.open(call.caseNumber(), by: officer)
        try officer.mustTriage(view.file)
        let named: Component? = try await desk.component(of: view.file.id)
        var near: [NearComponent] = []
        if let point = view.file.place?.point {
            near = try await components.nearest(to: point, within: Self.nearMetres, limit: 12)
        }
        return .page("case-component", CaseComponentPage(view.file.number, named, near, components.kinds, call))
    }
}

private struct CaseComponentJSON: Encodable, Sendable {
    let number: String
    let component: String?
}

/// Which component a case is about: those nearby to choose from, or a code.
struct CaseComponentPage: Sendable {
    let number: String
    let grouped: String
    let code: FormField
    /// Nil when none stands nearby.
    let near: FormField?
    let isNamed: Bool

    init(_ number: CaseNumber, _ named: Component?, _ near: [NearComponent], _ kinds: ComponentKinds, _ call: Call) {
        self.number = number.description
        grouped = number.grouped
        code = FormField("code", call, value: named?.code, maxLength: 40)
        let choices: [(value: String, label: String)] = near.map { found in
            let metres: String = call.say(
                "case.component.metres", ["metres": String(Int(found.metres.rounded()))])
            let title: String = kinds.title(of: found.component, call.language)
            return (found.component.code, "\(title) · \(found.component.code) · \(metres)")
        }
        self.near =
            choices.isEmpty
            ? nil : FormField("code", call, form: "near", value: named?.code, required: true, choices: choices)
        isNamed = named != nil
    }
}

extension ComponentKinds {
    /// What it is, by its own name too.
    fileprivate func title(of component: Component, _ language: Language) -> String {
        let kind: String = name(component.kind, language)
        return component.name.isEmpty ? kind : "\(kind) · \(component.name)"
    }
}

extension CaseComponentRoutes {
    /// Beside a case: the component it is about, and the way to name one.
    package var aside: CaseAsides {
        { call, file in
            let officer: Officer = try call.officer()
            let named: Component? = try await desk.component(of: file.id)
            let mayName: Bool = officer.mayTriage(file) && file.state.takesComponent
            guard named != nil || mayName else { return nil }
            let word: String = named == nil ? "case.component.name" : "case.component.change"
            return Aside(
                call.say("case.component"),
                lines: named.map { component in
                    let href: String? = officer.holds(.viewTerritory) ? "/components/\(component.code)" : nil
                    return [
                        Aside.Line(
                            components.kinds.title(of: component, call.language), href: href, note: component.code)
                    ]
                } ?? [],
                way: mayName ? Aside.Line(call.say(word), href: "/cases/\(file.number)/component") : nil)
        }
    }

    /// Beside a component: the cases about it, the latest first.
    package var cases: ComponentAsides {
        { call, component in
            let found = try await desk.cases(about: component.id, by: call.officer())
            let lines: [Aside.Line] = found.seen.map { file, since in
                let state: String = call.word(file.state)
                let when: String = Moments(call).moment(since)
                return Aside.Line(
                    file.number.grouped, href: "/cases/\(file.number)", note: "\(state) · \(when)")
            }
            return Aside(call.say("case.component.cases"), lines: lines, note: note(found, call))
        }
    }

    private func note(
        _ found: (seen: [(file: Case, since: Instant)], isMore: Bool, hidden: Int), _ call: Call
    ) -> String? {
        if found.isMore { return call.say("case.component.latest") }
        if found.hidden > 0 { return call.say("case.component.hidden", ["count": String(found.hidden)]) }
        return found.seen.isEmpty ? call.say("case.component.none") : nil
    }
}
