import Foundation
import Kernel
import Storage

/// One line of a component's history.
package struct ComponentPast: Sendable, Hashable {
    package enum Act: Sendable, Hashable {
        case imported, importedAgain, changed
        case marked(ComponentReason?)
        case named, released
    }

    package let at: Instant
    package let act: Act
    /// The agency of whoever did it; nil for what the system did.
    package let agency: Identifier<AgencyMark>?
    package let edits: [ComponentEdit]
}

extension ComponentPast {
    /// Nil for a kind of event it does not know.
    private init?(_ record: EventRecord) throws {
        at = record.at
        agency = record.author.agency
        switch record.kind {
        case "componentChanged": act = .changed
        case "componentMarked": act = .marked(record.because.flatMap(ComponentReason.init(rawValue:)))
        case "namedByCase": act = .named
        case "releasedByCase": act = .released
        default: return nil
        }
        switch act {
        case .changed, .marked: edits = try [ComponentEdit](json: record.body)
        default: edits = []
        }
    }

    /// Everything that is known of a component's past, the newest first.
    static func all(of component: Component, in tx: Transaction) throws -> [ComponentPast] {
        let first: [ComponentPast] =
            try ComponentBatch.find(component.batch, in: tx).map {
                [ComponentPast(at: $0.at, act: .imported, agency: $0.author.agency, edits: [])]
            } ?? []
        let amended: [ComponentPast] = try ComponentAmendment.all(of: component.id, in: tx)
        let own: [ComponentPast] = try EventLog.read(ComponentLog.stream(component.id), in: tx).compactMap {
            try ComponentPast($0)
        }
        return (first + amended + own).sorted { $0.at > $1.at }
    }
}
