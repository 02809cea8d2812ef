import Kernel
import Site

/// The form in which a row is added or changed.
struct ResponsibilityFields: Sendable {
    let category: FormField
    let territory: FormField
    let agency: FormField
    let type: FormField
    let duty: FormField
    /// One choice after another; what is left open is nobody.
    let supports: [FormField]
    let supportsError: String?
    let from: FormField
    let to: FormField
    let ground: FormField

    /// Filled from `row` when one is changed.
    init(_ row: Responsibility?, _ table: ResponsibilityTable, _ names: PathNames, _ call: Call) {
        category = FormField("category", call, choices: names.categoryChoices())
        territory = FormField("territory", call, choices: names.placeChoices())
        let agencies: [Agency] = table.agencies.values.filter(\.isActive).sorted { $0.path < $1.path }
        agency = FormField(
            "agency", call, value: row?.lead.agency.flatMap { table.agencies[$0]?.code },
            choices: agencies.map { ($0.code, $0.name) })
        type = FormField(
            "type", call, value: row?.lead.kind?.type.rawValue,
            choices: AgencyType.allCases.map { ($0.rawValue, call.say("agency.type.\($0.rawValue)")) })
        duty = FormField("duty", call, value: row?.lead.kind?.duty, maxLength: 40)
        supports = Self.supports(row, agencies, table, call)
        supportsError = call.fault(of: "supports")
        from = FormField("from", call)
        to = FormField("to", call, value: row?.validity.to?.description)
        ground = FormField(
            "ground", call, value: row?.ground, required: true, maxLength: ResponsibilityDraft.longestGround)
    }

    static let supportNames: [String] = (1...ResponsibilityDraft.mostSupports).map { "support\($0)" }

    private static func supports(
        _ row: Responsibility?, _ agencies: [Agency], _ table: ResponsibilityTable, _ call: Call
    ) -> [FormField] {
        let standing: [Responsibility.Holder] = row?.supports ?? []
        let kinds: [Responsibility.Holder] = AgencyType.allCases.map { .kind(AgencyKind($0)) }
        let named: [Responsibility.Holder] = kinds + agencies.map { .agency($0.id) }
        let choices: [(value: String, label: String)] = (standing.filter { !named.contains($0) } + named).map {
            ($0.mark(table), $0.name(table, call))
        }
        return supportNames.prefix(max(4, standing.count + 2)).enumerated().map { place, name in
            FormField(
                name, call, value: place < standing.count ? standing[place].mark(table) : nil, choices: choices)
        }
    }
}
