import Agencies
import Kernel
import Site

/// Draws the forms of the acts that are open to an officer now.
struct ActForms {
    let call: Call
    let officer: Officer
    let file: Case
    let texts: [Int: String]
    let names: CaseNames
    let rules: CaseRules
    let proposal: ProposalMark?
    let candidates: [OwnCaseLine]
    /// The address as people said it.
    let address: String?
    let trail: SeatTrail
    /// The act whose form came back, if one did.
    let returned: SeatAct?

    func forms(_ acts: [SeatAct]) -> [ActForm] {
        let first: SeatAct? = returned ?? primary(acts)
        return acts.map { form($0, isOpen: $0 == first) }
    }

    /// What is usually done next stands open.
    private func primary(_ acts: [SeatAct]) -> SeatAct? {
        if file.category == nil, acts.contains(.classify) { return .classify }
        if file.place == nil, acts.contains(.locate), !acts.contains(.sign) { return .locate }
        return acts.first { $0.isMain }
    }

    private func form(_ act: SeatAct, isOpen: Bool) -> ActForm {
        let fields: [ActField] = shareFields(act) + fields(of: act)
        let hint: String = "page.act.\(act.rawValue).hint"
        return ActForm(
            act: act.rawValue, title: call.say("page.act.\(act.rawValue)"), key: act.key,
            path: "/cases/\(file.number)/\(act.path)\(trail.query)", version: file.version, open: isOpen,
            grave: act.isGrave, refusal: refusal(of: act), explanation: call.words.has(hint) ? call.say(hint) : nil,
            proposal: act == .dispatch ? proposal : nil,
            candidates: act == .merge ? candidates : [], hasCandidates: act == .merge && !candidates.isEmpty,
            draft: act.keepsDraft ? act.draft(of: file.number) : nil, fields: fields, buttons: buttons(of: act),
            hasPhotosField: fields.contains { $0.photos != nil })
    }

    private func refusal(of act: SeatAct) -> String? {
        act == returned ? call.refusal : nil
    }

    private func buttons(of act: SeatAct) -> [ActForm.Button] {
        if [.judgeReturn, .judgeExtension, .judgeDeferral].contains(act) {
            return [
                ActForm.Button(
                    word: call.say("page.act.\(act.rawValue).accept"), look: "btn-primary", decision: "accept"),
                ActForm.Button(
                    word: call.say("page.act.\(act.rawValue).refuse"), look: "btn-plain", decision: "refuse"),
            ]
        }
        let look: String = act.isGrave ? "btn-grave" : "btn-primary"
        return [ActForm.Button(word: call.say("page.act.\(act.rawValue).do"), look: look, decision: nil)]
    }
}

extension ActForms {
    private func fields(of act: SeatAct) -> [ActField] {
        let draw = FieldDraw(act: act, call: call, isBack: act == returned, rules: rules)
        switch act {
        case .accept, .sign, .missed, .resume: return []
        case .judgeReturn, .judgeExtension, .judgeDeferral, .withdrawAssignment, .close, .withdraw: return [draw.note()]
        case .notAccept: return [draw.radio("ground", call.options(NotAcceptedGround.self, "ground")), draw.note()]
        case .askForInformation: return [draw.area("question")]
        case .provideInformation: return [draw.area("text"), draw.photos()]
        case .classify: return classification(draw)
        case .locate: return [draw.place(file, address, names)]
        case .askVerification: return [draw.agency(names, blank: nil), draw.note()]
        case .verify: return [draw.radio("found", draw.yesNo("found")), draw.note(), draw.photos()]
        case .dispatch: return dispatch(draw)
        case .askReturn: return [draw.radio("reason", returnReasons), draw.note()]
        case .reply, .answer: return [draw.area("answer", hint: true), draw.area("result", hint: true), draw.photos()]
        case .followUp: return followUp(draw)
        case .redo: return [draw.agency(names, blank: "page.field.agency.same"), draw.area("note")]
        case .merge: return [draw.text("into")]
        case .attach: return [draw.photos(), draw.note()]
        case .rule, .unmerge, .refuseReply, .remind, .supervise, .contact, .delegate, .askExtension, .askDeferral,
            .answerOrder, .alertEmergency:
            return jointFields(act, draw)
        case .reveal: return [draw.radio("purpose", call.options(RevealPurpose.self, "purpose")), draw.area("note")]
        }
    }

    /// The lead may be left to the proposal; those proposed to help stand in already.
    private func dispatch(_ draw: FieldDraw) -> [ActField] {
        let helpers: [Identifier<AgencyMark>] = proposal?.supports ?? []
        return [
            draw.agency(names, blank: proposal == nil ? nil : "page.field.agency.proposed"),
            draw.agency(names, blank: "page.field.support.none", named: "support", value: helpers.first),
            draw.agency(names, blank: "page.field.support.none", named: "support2", value: helpers.dropFirst().first),
            draw.note(),
        ]
    }

    private var returnReasons: [(value: String, label: String)] {
        ReturnReason.allCases.filter(rules.returnReasons.contains).map { ($0.rawValue, call.word($0)) }
    }

    private func classification(_ draw: FieldDraw) -> [ActField] {
        [
            draw.category(file.category, names),
            draw.select("kind", call.options(CaseKind.self, "kind"), file.kind.rawValue),
            draw.select("urgency", call.options(Urgency.self, "urgency"), file.urgency.rawValue),
        ]
    }

    private func followUp(_ draw: FieldDraw) -> [ActField] {
        let steps = (1...5).map { (value: String($0), label: call.say("page.followUp.satisfaction.\($0)")) }
        return [
            draw.radio("contacted", draw.yesNo("contacted")), draw.radio("solved", draw.yesNo("solved")),
            draw.radio("satisfaction", steps),
            draw.select(
                "whyNot", call.options(Dissatisfaction.self, "dissatisfaction"), nil, blank: "page.field.whyNot.none"),
            draw.area("remark", isRequired: false),
        ]
    }
}
