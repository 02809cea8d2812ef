import Foundation
import Kernel
import Storage

/// What happens to the territory. It has one stream, whose version is the revision of the whole tree.
enum TerritoryLog {
    static let stream = EventStream(
        "territory", Identifier<EventStream>(high: 0x7465_7272_6974_6f72, low: 0x7900_0000_0000_0000))

    enum Entry {
        case imported(ImportPlan)
        case placeChanged(Place)

        var event: NewEvent {
            switch self {
            case .imported(let plan): NewEvent(kind: "territoryImported", body: Self.json(plan.facts))
            case .placeChanged(let place): NewEvent(kind: "placeChanged", body: Self.json(place.facts))
            }
        }

        private static func json(_ facts: some Encodable) -> String {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            guard let data = try? encoder.encode(facts) else { return "{}" }
            return String(decoding: data, as: UTF8.self)
        }
    }

    /// Appends to a tree that stands at `revision`; one that has moved on is a conflict.
    static func append(
        _ entry: Entry, after revision: Int, by author: Author, at now: Instant, in tx: Transaction
    ) throws {
        try EventLog.append([entry.event], to: stream, after: revision, by: author, at: now, in: tx)
    }
}

extension ImportPlan {
    fileprivate var facts: [String: [[String: String]]] {
        let areas: [[String: String]] = boundaries.map { new in
            ["place": new.place.description, "points": String(new.boundary.pointCount), "source": new.source.rawValue]
        }
        return ["added": added.map(\.facts), "changed": changed.map(\.facts), "boundaries": areas]
    }
}

extension Place {
    fileprivate var facts: [String: String] {
        var facts: [String: String] = [
            "id": id.description, "code": code, "name": name, "level": level.rawValue, "path": path.key,
            "madeUp": isMadeUp ? "1" : "0",
        ]
        facts["urbanRural"] = urbanRural.map { String($0.rawValue) }
        if !aliases.isEmpty { facts["aliases"] = aliases.joined(separator: "\n") }
        return facts
    }
}
