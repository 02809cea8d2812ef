import Agencies
import Kernel
import Site
import Territory

/// Draws the fields of one act's form, with what was typed when it came back.
struct FieldDraw {
    let act: SeatAct
    let call: Call
    let rules: CaseRules

    init(act: SeatAct, call: Call, isBack: Bool, rules: CaseRules) {
        var call: Call = call
        if !isBack { call.refused = nil }
        self.act = act
        self.call = call
        self.rules = rules
    }

    func note() -> ActField { area("note", isRequired: false) }

    func area(_ name: String, isRequired: Bool = true, hint: Bool = false) -> ActField {
        var field = ActField(title(name))
        field.hint = hint ? call.say("page.field.\(name).hint") : nil
        field.area = FormField(name, call, form: act.rawValue, required: isRequired, maxLength: rules.longestText)
        return field
    }

    func text(_ name: String, hint: String? = nil, isRequired: Bool = true) -> ActField {
        var field = ActField(title(name))
        field.hint = hint
        field.text = FormField(name, call, form: act.rawValue, required: isRequired, maxLength: 40)
        return field
    }

    func day(_ name: String) -> ActField {
        var field = ActField(title(name))
        field.day = FormField(name, call, form: act.rawValue, required: true, maxLength: 10)
        return field
    }

    func radio(_ name: String, _ options: [(value: String, label: String)], value: String? = nil) -> ActField {
        var field = ActField(title(name))
        field.radio = FormField(name, call, form: act.rawValue, value: value, required: true, choices: options)
        return field
    }

    func select(
        _ name: String, _ options: [(value: String, label: String)], _ value: String?, blank: String? = nil
    ) -> ActField {
        var field = ActField(title(name))
        field.blank = blank.map { call.say($0) }
        field.select = FormField(
            name, call, form: act.rawValue, value: value, required: blank == nil || blank == Self.choose,
            choices: options)
        return field
    }

    /// Stands before a choice that must be made; every other blank is an answer too.
    static let choose = "page.field.agency.choose"

    /// With `blank` the choice may be left to the proposal.
    func agency(
        _ names: CaseNames, blank: String?, named name: String = "agency", value: Identifier<AgencyMark>? = nil
    ) -> ActField {
        let active: [Agency] = names.agencies.values.filter(\.isActive).sorted { $0.path < $1.path }
        var field: ActField = select(
            name, active.map { ($0.id.description, $0.name) }, value?.description,
            blank: blank ?? Self.choose)
        field.hint = nil
        return field
    }

    func category(_ path: TreePath?, _ names: CaseNames) -> ActField {
        var field = ActField(title("category"))
        field.category = CategoryField.make(call, names, form: act.rawValue, value: path, isRequired: true)
        return field
    }

    func place(_ file: Case, _ address: String?, _ names: CaseNames) -> ActField {
        var field = ActField(title("place"))
        field.place = PlaceFields.make(call, names, form: act.rawValue, address: address, at: file.place?.point)
        return field
    }

    func photos() -> ActField {
        var field = ActField(title("photos"))
        field.photos = PhotosField(
            "photos", call, form: act.rawValue, limit: SeatPhotos.count, megabytes: SeatPhotos.megabytes)
        return field
    }

    func yesNo(_ name: String) -> [(value: String, label: String)] {
        ["yes", "no"].map { ($0, call.say("page.followUp.\(name).\($0)")) }
    }

    private func title(_ name: String) -> String {
        let own: String = "page.field.\(act.rawValue).\(name)"
        return call.say(call.words.has(own) ? own : "page.field.\(name)")
    }
}

/// How many photos a form takes, and how large.
enum SeatPhotos {
    static let count = 4
    static let megabytes = 20
    /// Four of the largest, and the texts beside them.
    static let body = (count * megabytes + 1) << 20
}

/// The category of a case: a search with script, else the upper two levels to choose from.
enum CategoryField {
    static func make(
        _ call: Call, _ names: CaseNames, form: String? = nil, value: TreePath? = nil, isRequired: Bool = false
    ) -> FormField {
        let current: String? = call.refused?.entered["category"] ?? value?.key
        var offered: [Category] = names.categories.current.filter { $0.path.depth <= 2 }
        if let current, let deep = names.categories[TreePath(key: current)], deep.path.depth > 2 {
            offered.append(deep)
        }
        return FormField(
            "category", call, form: form, value: value?.key, required: isRequired,
            choices: offered.map { (value: $0.path.key, label: names.wholeCategory($0.path)) })
    }
}

/// The place of a case on the city's map.
enum PlaceFields {
    static func make(
        _ call: Call, _ names: CaseNames, form: String? = nil, address: String? = nil, at point: Coordinate? = nil,
        isRequired: Bool = false
    ) -> PlaceField {
        let city: Place? = names.atlas.places.first { $0.level == .city } ?? names.atlas.roots.first
        return PlaceField(
            "place", call, form: form, address: address, at: point,
            centre: city?.centre ?? Coordinate(longitude: 0, latitude: 0),
            boundary: city.map { "/territory/\($0.code)/boundary.geojson" }, required: isRequired,
            madeUp: city?.boundary == .madeUp)
    }
}
