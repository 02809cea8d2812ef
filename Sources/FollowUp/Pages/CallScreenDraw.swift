import Cases
import Kernel
import Site

/// Draws the screen of one call.
struct CallScreenDraw {
    let call: Call
    let names: FollowUpNames
    let view: CaseView
    let row: CallBack?
    let revealed: Reporter?

    private var file: Case { view.file }

    func page(day: String) -> CallScreenPage {
        let address = CallBackAddress(call)
        let base = "/call-backs/\(file.number)"
        let officer: Officer? = call.visitor.officer
        let head: Substring = view.description.split(whereSeparator: \.isNewline).first ?? ""
        return CallScreenPage(
            grouped: file.number.grouped, summary: head.count > 60 ? head.prefix(59) + "…" : String(head),
            caseHref: "/cases/\(file.number)",
            description: view.description, answer: file.answer.flatMap { view.texts[$0] }, facts: facts,
            name: revealed.map { $0.name } ?? view.reporter?.name,
            phone: revealed.map { $0.phone?.digits } ?? view.reporter?.phone, phoneNote: phoneNote,
            mayReveal: revealed == nil && view.reporter?.phone != nil
                && officer?.may(.revealReporters, file.subject) == true,
            version: file.version, answerPath: address.path("\(base)/answer"),
            missedPath: address.path("\(base)/missed"), phonePath: address.path("\(base)/phone"),
            skipPath: address.path("/call-backs/next", adding: ["done=\(file.number)"]),
            listPath: address.path("/call-backs", view: address.view), form: mayAnswer ? form : nil, wait: wait,
            refusal: call.refused.map { call.say("error.\($0.fault.code)", $0.fault.facts) }, day: day)
    }

    private var mayAnswer: Bool {
        file.allows(.followUp) && call.visitor.officer?.may(.followUpCases, file.subject) == true
    }

    private var phoneNote: String? {
        if view.isReporterHidden { return call.say("followUp.call.hidden") }
        if view.reporter?.phone == nil { return call.say("followUp.noPhone") }
        return revealed == nil ? nil : call.say("followUp.call.shown")
    }

    /// When another try is not due yet, and until when.
    private var wait: String? {
        guard let row, row.need == .call else { return call.say("followUp.call.notNow") }
        guard let next = row.nextTry, next > call.now else { return nil }
        return call.say("followUp.call.wait", ["moment": call.moments.moment(next)])
    }

    private var facts: [CallScreenPage.Fact] {
        func fact(_ name: String, _ value: String) -> CallScreenPage.Fact {
            CallScreenPage.Fact(label: call.say("followUp.\(name)"), value: value)
        }
        var facts: [CallScreenPage.Fact] = [
            fact("kind", call.say("case.kind.\(file.kind.rawValue)")), fact("category", names.category(file.category)),
            fact("territory", names.place(file.place?.path)), fact("agency", names.agency(file.handler.path)),
            fact("due", file.followUpClock.map { call.moments.due($0.due) } ?? FollowUpNames.unknown),
            fact("tried", call.say("followUp.tries", ["n": String(file.tries.count)])),
        ]
        if let row { facts.append(fact("way", call.say("followUp.way.\(row.way.rawValue)"))) }
        if let row, row.round > 1 { facts.append(fact("rounds", call.say("followUp.round", ["n": String(row.round)]))) }
        if let last = file.followUps.last {
            facts.append(fact("before", call.say("case.satisfaction.\(last.satisfaction)")))
        }
        return facts
    }

    private var form: CallScreenPage.Form {
        func yesNo(_ name: String) -> FormField {
            FormField(
                name, call, required: true,
                choices: ["yes", "no"].map { ($0, call.say("page.followUp.\(name).\($0)")) })
        }
        return CallScreenPage.Form(
            contacted: yesNo("contacted"), solved: yesNo("solved"),
            satisfaction: FormField(
                "satisfaction", call, required: true,
                choices: (1...5).map { (String($0), call.say("page.followUp.satisfaction.\($0)")) }),
            whyNot: FormField("whyNot", call, choices: call.choices(Dissatisfaction.self, "case.dissatisfaction")),
            remark: FormField("remark", call, maxLength: 4_000))
    }
}
