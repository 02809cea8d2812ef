import Cases
import Foundation
import Kernel

/// A planted incident as it was written into the history: the truth that detection is judged against.
package struct PlantedIncident: Sendable, Codable, Equatable {
    package let key: String
    package let what: String
    /// Codes of the category and the path of the place.
    package let category: TreePath
    package let place: TreePath
    package let from: Instant
    package let to: Instant
    /// The numbers of its cases.
    package let cases: [String]

    static func write(_ incidents: [PlantedIncident], to file: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(incidents).write(to: file, options: .atomic)
    }

    package static func read(from file: URL) throws -> [PlantedIncident] {
        try JSONDecoder().decode([PlantedIncident].self, from: Data(contentsOf: file))
    }
}

extension PlantedIncident {
    /// Nil when the history was too short for it.
    init?(_ incident: Incident, _ lives: [CaseLife], place: TreePath) {
        let own: [CaseLife] = lives.filter { $0.planned.incident == incident.key }
        guard let first = own.first, let last = own.last else { return nil }
        self.init(
            key: incident.key, what: incident.what, category: first.planned.category, place: place,
            from: first.planned.at, to: last.planned.at, cases: own.compactMap { $0.file?.number.description })
    }
}
