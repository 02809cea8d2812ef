import Kernel
import Site

/// A row of the responsibility table as pages show it.
struct ResponsibilityLine: Sendable {
    struct Part: Sendable {
        let name: String
        let href: String?
    }

    let href: String
    let category: String
    let territory: String
    let holder: String
    let holderHref: String?
    let supports: [Part]
    let ground: String?
    let days: String?
    let origin: String
    let originCase: String?

    init(_ row: Responsibility, _ table: ResponsibilityTable, _ names: PathNames, _ call: Call) {
        href = "/responsibilities/\(row.id)"
        category = row.category.map { names.category($0) ?? $0.key } ?? call.say("agency.ground.everyCategory")
        territory = row.territory.map { names.place($0) ?? $0.key } ?? call.say("agency.ground.wholeCity")
        holder = row.lead.name(table, call)
        holderHref = row.lead.href(table)
        supports = row.supports.map { Part(name: $0.name(table, call), href: $0.href(table)) }
        ground = row.ground.isEmpty ? nil : row.ground
        days = row.validity.text(call)
        let predecessor: Agency? = row.origin.predecessor.flatMap { table.agencies[$0] }
        origin = call.say(
            "responsibility.origin.\(row.origin.word)",
            ["case": row.origin.caseNumber ?? "", "agency": predecessor?.name ?? ""])
        originCase = row.origin.caseNumber.map { "/cases/\($0)" }
    }
}

extension Validity {
    /// Nil when it holds always.
    func text(_ call: Call) -> String? {
        if isEmpty { return call.say("responsibility.neverHeld") }
        return switch (from, to) {
        case (nil, nil): nil
        case (let from?, nil): call.say("responsibility.since", ["from": from.description])
        case (nil, let to?): call.say("responsibility.until", ["to": to.description])
        case (let from?, let to?):
            call.say("responsibility.between", ["from": from.description, "to": to.description])
        }
    }
}
