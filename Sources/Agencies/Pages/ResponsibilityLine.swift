import Kernel
import Site

/// A row of the responsibility table as pages show it.
struct ResponsibilityLine: Sendable {
    let id: String
    let category: String
    let territory: String
    let holder: String
    let holderHref: String?
    let days: String?
    let note: String?
    let isOpen: Bool

    init(_ row: Responsibility, _ table: ResponsibilityTable, _ names: PathNames, _ call: Call) {
        id = row.id.description
        category = row.category.map { names.category($0) ?? $0.key } ?? call.say("agency.ground.everyCategory")
        territory = row.territory.map { names.place($0) ?? $0.key } ?? call.say("agency.ground.wholeCity")
        days =
            row.validity == Validity()
            ? nil : "\(row.validity.from?.description ?? "") – \(row.validity.to?.description ?? "")"
        note = row.note.isEmpty ? nil : row.note
        isOpen = row.validity.to == nil
        switch row.holder {
        case .agency(let id):
            let agency: Agency? = table.agencies[id]
            holder = agency?.name ?? id.description
            holderHref = agency.map { "/agencies/\($0.code)" }
        case .kind(let kind):
            holder = call.say(
                "agency.kindHolder", ["kind": "@\(kind.word)", "duty": kind.duty.map { " · \($0)" } ?? ""])
            holderHref = nil
        }
    }
}
