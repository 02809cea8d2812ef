import Kernel
import Site
import Territory

/// The responsibility table with its filters, a place to try it, and what should be repaired in it.
struct ResponsibilityPage: Sendable {
    struct TrialAnswer: Sendable {
        let agency: String
        let href: String
        let reason: String
        let passedOver: String?
    }

    struct ConflictLine: Sendable {
        let text: String
        let rows: [ResponsibilityLine]
    }

    struct Fields: Sendable {
        let category: FormField
        let territory: FormField
        let agency: FormField
        let type: FormField
        let duty: FormField
        let from: FormField
        let to: FormField
        let note: FormField
    }

    let rows: [ResponsibilityLine]
    let hasRows: Bool
    let conflicts: [ConflictLine]
    let hasConflicts: Bool
    let tryCategory: FormField
    let tryTerritory: FormField
    let filterCategory: FormField
    let filterTerritory: FormField
    let filterAgency: FormField
    let form: Fields
    let mayEdit: Bool
    let pager: Pager?
    let export: String
    var answer: TrialAnswer?

    init(
        _ found: [Responsibility], limit: Int, _ table: ResponsibilityTable, _ names: PathNames, _ call: Call
    ) {
        rows = found.prefix(limit).map { ResponsibilityLine($0, table, names, call) }
        hasRows = !rows.isEmpty
        conflicts = Self.conflicts(table, names, call)
        hasConflicts = !conflicts.isEmpty
        mayEdit = call.visitor.officer?.holds(.editAgencies) ?? false
        let asked: Call = call.withoutRefusal
        let agencies = table.agencies.values.sorted { $0.path < $1.path }.map { ($0.code, $0.name) }
        func field(_ name: String, _ form: String, _ call: Call, _ choices: [(String, String)]) -> FormField {
            FormField(
                name, call, form: form, value: call.refused == nil ? try? call.input.optional(name) : nil,
                choices: choices.map { (value: $0.0, label: $0.1) })
        }
        let categories = names.categoryChoices()
        let places = names.placeChoices()
        tryCategory = field("tryCategory", "try", asked, categories)
        tryTerritory = field("tryTerritory", "try", asked, places)
        filterCategory = field("category", "filter", asked, names.categoryChoices(depth: 2))
        filterTerritory = field("territory", "filter", asked, places)
        filterAgency = field("agency", "filter", asked, agencies)
        form = Fields(call, categories: categories, places: places, agencies: agencies)
        export = "/responsibilities.csv" + (call.query.isEmpty ? "" : "?\(call.query)")
        let next: String? =
            found.count > limit ? call.address(after: ResponsibilityPlace(after: found[limit - 1]).text) : nil
        pager = Pager(summary: call.say("responsibility.count", ["n": String(rows.count)]), next: next)
    }
}

extension ResponsibilityPage {
    private static func conflicts(_ table: ResponsibilityTable, _ names: PathNames, _ call: Call) -> [ConflictLine] {
        let byID = Dictionary(table.allRows.map { ($0.id, $0) }) { first, _ in first }
        return table.conflicts.map { conflict in
            ConflictLine(
                text: call.say("agency.conflict.\(conflict.code)"),
                rows: conflict.rows.compactMap { byID[$0] }.map { ResponsibilityLine($0, table, names, call) })
        }
    }
}

extension ResponsibilityPage.Fields {
    fileprivate typealias Choices = [(value: String, label: String)]

    fileprivate init(_ call: Call, categories: Choices, places: Choices, agencies: [(String, String)]) {
        category = FormField("category", call, choices: categories)
        territory = FormField("territory", call, choices: places)
        agency = FormField("agency", call, choices: agencies.map { (value: $0.0, label: $0.1) })
        type = FormField(
            "type", call, choices: AgencyType.allCases.map { ($0.rawValue, call.say("agency.type.\($0.rawValue)")) })
        duty = FormField("duty", call, maxLength: 40)
        from = FormField("from", call)
        to = FormField("to", call)
        note = FormField("note", call, maxLength: 200)
    }
}

extension ResponsibilityPage.TrialAnswer {
    init(_ proposal: Proposal, _ table: ResponsibilityTable, _ names: PathNames, _ call: Call) {
        agency = proposal.name
        href = table.agencies[proposal.agency].map { "/agencies/\($0.code)" } ?? "/agencies"
        reason = proposal.reason(place: names.place, category: names.category) { call.say($0, $1) }
        let count: Int = proposal.passedOver.count
        passedOver = count == 0 ? nil : call.say("responsibility.passedOver", ["n": String(count)])
    }
}

extension Call {
    fileprivate var withoutRefusal: Call {
        var call: Call = self
        call.refused = nil
        return call
    }
}
