import Foundation
import Kernel
import Storage

/// What happens to an agency or to a row of the responsibility table.
enum AgencyEvent {
    case added(Agency)
    case changed(Agency)
    case closed
    case reopened
    case rowAdded(Responsibility)
    case rowEnded(on: Day)

    var entry: NewEvent {
        switch self {
        case .added(let agency): NewEvent(kind: "agencyAdded", body: agency.facts.json)
        case .changed(let agency): NewEvent(kind: "agencyChanged", body: agency.facts.json)
        case .closed: NewEvent(kind: "agencyClosed", body: "{}")
        case .reopened: NewEvent(kind: "agencyReopened", body: "{}")
        case .rowAdded(let row): NewEvent(kind: "responsibilityAdded", body: row.facts.json)
        case .rowEnded(let day): NewEvent(kind: "responsibilityEnded", body: ["to": day.description].json)
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
    var stream: EventStream { EventStream("responsibility", id) }

    fileprivate var facts: [String: String] {
        var facts: [String: String] = ["note": note]
        facts["category"] = category?.key
        facts["territory"] = territory?.key
        facts["agency"] = holder.agency?.description
        facts["type"] = holder.kind?.type.rawValue
        facts["duty"] = holder.kind?.duty
        facts["from"] = validity.from?.description
        facts["to"] = validity.to?.description
        return facts
    }
}

extension [String: String] {
    /// Sorted, so that equal facts are equal texts.
    fileprivate var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}
