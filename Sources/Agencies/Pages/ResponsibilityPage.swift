import Kernel
import Site
import Territory

/// The responsibility table of a day with its filters and a place to try it.
struct ResponsibilityPage: Sendable {
    let rows: [ResponsibilityLine]
    let hasRows: Bool
    let conflicts: String?
    let day: FormField
    let isToday: Bool
    let dayText: String
    let tryCategory: FormField
    let tryTerritory: FormField
    let filterCategory: FormField
    let filterTerritory: FormField
    let filterAgency: FormField
    let form: ResponsibilityFields
    let mayEdit: Bool
    let pager: Pager?
    let export: String
    var answer: ResponsibilityAnswer?

    init(
        _ found: [Responsibility], limit: Int, _ table: ResponsibilityTable, _ names: PathNames, _ call: Call
    ) {
        rows = found.prefix(limit).map { ResponsibilityLine($0, table, names, call) }
        hasRows = !rows.isEmpty
        let faults: Int = table.conflicts.count
        conflicts = faults == 0 ? nil : call.say("responsibility.conflicts.count", ["n": String(faults)])
        mayEdit = call.visitor.officer?.holds(.editAgencies) ?? false
        let asked = AskedFields(call.withoutRefusal)
        day = asked.field("on", "filter", value: table.day.description)
        dayText = table.day.description
        isToday = table.day == call.zone.day(of: call.now)
        tryCategory = asked.field("tryCategory", "try", names.categoryChoices())
        tryTerritory = asked.field("tryTerritory", "try", names.placeChoices())
        filterCategory = asked.field("category", "filter", names.categoryChoices(depth: 2))
        filterTerritory = asked.field("territory", "filter", names.placeChoices())
        filterAgency = asked.field(
            "agency", "filter", table.agencies.values.sorted { $0.path < $1.path }.map { ($0.code, $0.name) })
        form = ResponsibilityFields(nil, table, names, call)
        export = "/responsibilities.csv" + (call.query.isEmpty ? "" : "?\(call.query)")
        let next: String? =
            found.count > limit ? call.address(after: ResponsibilityPlace(after: found[limit - 1]).text) : nil
        pager = Pager(summary: call.say("responsibility.count", ["n": String(rows.count)]), next: next)
    }
}

/// Fields of a form whose answers stand in the address.
struct AskedFields {
    let call: Call

    init(_ call: Call) { self.call = call }

    func field(
        _ name: String, _ form: String, _ choices: [(value: String, label: String)] = [], value: String? = nil
    ) -> FormField {
        let asked: String? = (try? call.input.optional(name)) ?? nil
        return FormField(name, call, form: form, value: asked ?? value, choices: choices)
    }
}

/// Who gets a case, who helps, and why.
struct ResponsibilityAnswer: Sendable {
    let agency: String
    let href: String
    let reason: String
    let supports: [ResponsibilityLine.Part]
    let missing: String?
    let citation: String?
    let passedOver: String?

    init(_ proposal: Proposal, _ table: ResponsibilityTable, _ names: PathNames, _ call: Call) {
        agency = proposal.name
        href = table.agencies[proposal.agency].map { "/agencies/\($0.code)" } ?? "/agencies"
        reason = proposal.reason(place: names.place, category: names.category) { call.say($0, $1) }
        supports = proposal.supports.map { helper in
            ResponsibilityLine.Part(
                name: helper.name, href: table.agencies[helper.agency].map { "/agencies/\($0.code)" })
        }
        let gone: [String] = proposal.missing.map { $0.name(table, call) }
        missing =
            gone.isEmpty
            ? nil : call.say("responsibility.missing", ["names": gone.joined(separator: "; ")])
        citation = proposal.citation
        let count: Int = proposal.passedOver.count
        passedOver = count == 0 ? nil : call.say("responsibility.passedOver", ["n": String(count)])
    }
}

extension Call {
    var withoutRefusal: Call {
        var call: Call = self
        call.refused = nil
        return call
    }
}
