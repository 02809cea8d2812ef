import Foundation
import Kernel
import Storage

/// What happens to an agency or to a row of the responsibility table. Texts stand in the rows, not here.
enum AgencyEvent {
    case added(Agency)
    case changed(Agency)
    case closed(successor: Agency.ID?)
    case reopened
    case rowAdded(Responsibility)
    case rowChanged(ResponsibilityStep)
    case rowEnded(Responsibility, on: Day)

    var entry: NewEvent {
        switch self {
        case .added(let agency): NewEvent(kind: "agencyAdded", body: agency.facts.json)
        case .changed(let agency): NewEvent(kind: "agencyChanged", body: agency.facts.json)
        case .closed(let successor): NewEvent(kind: AgencyClosing.kind, body: AgencyClosing.body(successor))
        case .reopened: NewEvent(kind: "agencyReopened", body: "{}")
        case .rowAdded(let row):
            NewEvent(kind: "responsibilityAdded", body: row.facts.json, because: row.origin.word)
        case .rowChanged(let step):
            NewEvent(kind: "responsibilityChanged", body: step.facts.json, because: step.opened.origin.word)
        case .rowEnded(let row, let day):
            NewEvent(
                kind: "responsibilityEnded", body: ["row": row.id.description, "to": day.description].json)
        }
    }
}

extension Agency {
    var stream: EventStream { EventStream("agency", id) }

    fileprivate var facts: [String: String] {
        var facts: [String: String] = [
            "code": code, "name": name, "type": kind.type.rawValue, "path": path.key, "territory": territory.key,
        ]
        facts["duty"] = kind.duty
        return facts
    }
}

extension Responsibility {
    /// One stream a row, with all its versions.
    var stream: EventStream { EventStream("responsibility", line) }

    fileprivate var facts: [String: String] {
        var facts: [String: String] = ["row": id.description]
        facts["category"] = category?.key
        facts["territory"] = territory?.key
        facts["agency"] = lead.agency?.description
        facts["type"] = lead.kind?.type.rawValue
        facts["duty"] = lead.kind?.duty
        facts["supports"] = supports.isEmpty ? nil : supports.map(\.mark).joined(separator: ";")
        facts["from"] = validity.from?.description
        facts["to"] = validity.to?.description
        facts["case"] = origin.caseNumber
        facts["predecessor"] = origin.predecessor?.description
        return facts
    }
}

extension ResponsibilityStep {
    fileprivate var facts: [String: String] {
        opened.facts.merging(["closed": closed.id.description]) { first, _ in first }
    }
}

extension Responsibility.Holder {
    fileprivate var mark: String {
        switch self {
        case .agency(let id): id.description
        case .kind(let kind): "@" + kind.type.rawValue + (kind.duty.map { ":\($0)" } ?? "")
        }
    }
}

extension [String: String] {
    /// Sorted, so that equal facts are equal texts.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}
