import Agencies
import Cases
import Kernel
import Site

/// One thing that can be done to a whistle, as the fold at the right shows it.
struct WhistleActForm: Sendable {
    let act: String
    let title: String
    let key: String
    let path: String
    let open: Bool
    let grave: Bool
    let refusal: String?
    let hint: String?
    let button: String
    let fields: [WhistleField]
    let hidden: Int?
    let hasPhotosField: Bool
}

/// A field of such a form; exactly one of its kinds is there.
struct WhistleField: Sendable {
    let title: String
    var text: FormField?
    var area: FormField?
    var day: FormField?
    var select: FormField?
    var radio: FormField?
    var photos: PhotosField?
}

/// Draws the forms of the acts that are open to an officer now.
struct WhistleActForms {
    let call: Call
    let view: WhistleView
    let names: WhistleNames
    let rules: WhistleRules
    let officer: Officer
    /// The act whose form came back, if one did.
    let returned: WhistleAct?

    private var file: WhistleFile { view.file }

    func forms() -> [WhistleActForm] {
        let acts: [WhistleAct] = WhistleAct.allCases.filter(isOffered)
        let first: WhistleAct? = returned ?? acts.first
        return acts.map { form($0, isOpen: $0 == first) }
    }

    /// The agency called for which the officer acts.
    private var own: CalledAgency? { officer.holds(.handleCases) ? file.called(officer.agencyPath) : nil }
    private var isRaiser: Bool { officer.agency == file.raiser.id && officer.may(.raiseWhistles, file.subject) }
    private var isCoordinator: Bool {
        officer.may(.coordinateWhistles, Subject(node: file.place.path)) && officer.agency != file.raiser.id
    }
    private var mayRate: Bool { file.mayRate(RatingMoment(call.now, rules)) }

    /// The check-in has a page of its own.
    private func isOffered(_ act: WhistleAct) -> Bool {
        switch act {
        case .checkIn: false
        case .acknowledge: file.isOpen && own?.standing == .called
        case .decline:
            file.isOpen && own?.decline == nil && (own?.standing == .called || own?.standing == .acknowledged)
        case .uphold, .overrule: isCoordinator && !choices(for: act).isEmpty
        case .vouch, .release, .extend, .addTask, .reopenTask, .rateAgency: isRaiser && !choices(for: act).isEmpty
        case .call: isRaiser && file.isOpen
        case .close: isRaiser && file.isOpen
        case .finishTask: !choices(for: act).isEmpty
        case .rateWhistle: mayRate && own.map { $0.standing != .released && $0.verdict == nil } ?? false
        }
    }

    /// The agencies or tasks that an act can be about now.
    private func choices(for act: WhistleAct) -> [(value: String, label: String)] {
        switch act {
        case .uphold, .overrule:
            agencies { $0.standing == .declined && $0.agency.id != officer.agency && file.isOpen }
        case .vouch, .addTask, .release: agencies { $0.isBound && file.isOpen }
        case .extend: agencies { ($0.standing == .called || $0.standing == .acknowledged) && file.isOpen }
        case .rateAgency: agencies { $0.isBound && $0.rating == nil && mayRate }
        case .finishTask:
            tasks { $0.isOpen && file.isOpen && own?.standing == .present && $0.agency == own?.number }
        case .reopenTask: tasks { !$0.isOpen && file.isOpen }
        default: []
        }
    }

    private func agencies(_ fits: (CalledAgency) -> Bool) -> [(value: String, label: String)] {
        file.called.filter(fits).map { (String($0.number), names.agency($0.agency.id)) }
    }

    private func tasks(_ fits: (JointTask) -> Bool) -> [(value: String, label: String)] {
        file.tasks.filter(fits).map { (String($0.number), "\($0.number) \(view.texts[$0.text]?.prefix(40) ?? "")") }
    }

    private func form(_ act: WhistleAct, isOpen: Bool) -> WhistleActForm {
        let fields: [WhistleField] = fields(of: act)
        let hint: String = "whistle.act.\(act.rawValue).hint"
        return WhistleActForm(
            act: act.rawValue, title: call.say("whistle.act.\(act.rawValue)"), key: act.key,
            path: "/whistles/\(file.number)/\(act.path)", open: isOpen, grave: act.isGrave,
            refusal: act == returned ? call.refusal : nil, hint: call.words.has(hint) ? call.say(hint) : nil,
            button: call.say("whistle.act.\(act.rawValue).do"), fields: fields,
            hidden: [.acknowledge, .decline, .rateWhistle].contains(act) ? own?.number : nil,
            hasPhotosField: act == .finishTask)
    }

    private func fields(of act: WhistleAct) -> [WhistleField] {
        let draw = WhistleFieldDraw(act: act, call: call, isBack: act == returned, rules: rules)
        let of: WhistleField = draw.select("of", choices(for: act))
        switch act {
        case .acknowledge, .checkIn: return []
        case .decline: return [draw.reasons(), draw.area("note")]
        case .uphold, .overrule: return [of, draw.area("note")]
        case .vouch: return [of, draw.text("name", max: 50)]
        case .call: return [draw.select("agency", newcomers), draw.area("note", isRequired: false)]
        case .release: return [of, draw.area("note", isRequired: false)]
        case .extend: return [of, draw.text("hours", max: 3), draw.area("note", isRequired: false)]
        case .addTask: return [of, draw.area("text"), draw.day("due")]
        case .finishTask: return [of, draw.area("text"), draw.photos()]
        case .reopenTask: return [of, draw.area("text")]
        case .close: return [draw.area("result")] + (hasOpenTasks ? [draw.area("why")] : [])
        case .rateAgency:
            return [of] + ["arrival", "effort", "result"].map(draw.steps) + [draw.area("note", isRequired: false)]
        case .rateWhistle: return ["necessary", "ownPower"].map(draw.steps) + [draw.area("note", isRequired: false)]
        }
    }

    private var hasOpenTasks: Bool { file.tasks.contains { $0.isOpen } }

    private var newcomers: [(value: String, label: String)] {
        let bound = Set(file.called.filter(\.isBound).map(\.agency.id))
        return names.callable.filter { !bound.contains($0.id) && $0.id != file.raiser.id }.map {
            ($0.id.description, $0.name)
        }
    }
}

/// Draws the fields of one act's form, with what was typed when it came back.
struct WhistleFieldDraw {
    let act: WhistleAct
    let call: Call
    let rules: WhistleRules

    init(act: WhistleAct, call: Call, isBack: Bool, rules: WhistleRules) {
        var call: Call = call
        if !isBack { call.refused = nil }
        self.act = act
        self.call = call
        self.rules = rules
    }

    func area(_ name: String, isRequired: Bool = true) -> WhistleField {
        WhistleField(
            title: title(name),
            area: FormField(name, call, form: act.rawValue, required: isRequired, maxLength: WhistleRules.longestText))
    }

    func text(_ name: String, max: Int) -> WhistleField {
        WhistleField(
            title: title(name), text: FormField(name, call, form: act.rawValue, required: true, maxLength: max))
    }

    func day(_ name: String) -> WhistleField {
        let value: String = rules.day(of: call.now).adding(days: 3).description
        return WhistleField(
            title: title(name), day: FormField(name, call, form: act.rawValue, value: value, required: true))
    }

    func select(_ name: String, _ options: [(value: String, label: String)]) -> WhistleField {
        WhistleField(
            title: title(name), select: FormField(name, call, form: act.rawValue, required: true, choices: options))
    }

    func reasons() -> WhistleField {
        let options = DeclineReason.allCases.filter(rules.table.declineReasons.contains).map {
            (value: $0.rawValue, label: call.word($0))
        }
        return WhistleField(
            title: title("reason"),
            radio: FormField("reason", call, form: act.rawValue, required: true, choices: options))
    }

    func steps(_ name: String) -> WhistleField {
        let options = (1...5).map { (value: String($0), label: String($0)) }
        return WhistleField(
            title: title(name), radio: FormField(name, call, form: act.rawValue, required: true, choices: options))
    }

    func photos() -> WhistleField {
        WhistleField(
            title: title("photos"),
            photos: PhotosField(
                "photos", call, form: act.rawValue, limit: WhistlePhotos.count, megabytes: WhistlePhotos.megabytes))
    }

    private func title(_ name: String) -> String {
        let own: String = "whistle.field.\(act.rawValue).\(name)"
        return call.say(call.words.has(own) ? own : "whistle.field.\(name)")
    }
}
