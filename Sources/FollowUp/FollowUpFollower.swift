import Cases
import Kernel
import Storage

/// Follows the log and keeps the rows of call-backs.
package struct FollowUpFollower: Sendable {
    package static let name = "followUp"

    let book: CallBackBook

    package init(_ book: CallBackBook) { self.book = book }

    package var follower: Follower {
        Follower(Self.name) { events, tx in
            guard let last = events.last else { return }
            try book.bring(Self.cases(in: events), at: last.at, in: tx)
            try FollowUpReached.move(to: last.at, in: tx)
        }
    }

    /// Empties the rows, to read the log again from its start.
    package static func rebuild(in tx: Transaction) throws {
        try FollowUpReached.empty(in: tx)
        try Bookmark.takeOut(of: name, in: tx)
    }

    /// The cases about whose answer something happened, each once, in the order of the log.
    private static func cases(in events: [EventRecord]) throws -> [Case.ID] {
        var seen: Set<Case.ID> = []
        return try events.compactMap(touched).filter { seen.insert($0).inserted }
    }

    private static func touched(_ event: EventRecord) throws -> Case.ID? {
        switch event.stream.kind {
        case "case": return kinds.contains(event.kind) ? event.stream.id.cast() : nil
        case PlanEvent.stream:
            guard case .reminded(let fact) = try PlanEvent(event) else { return nil }
            return fact.case
        default: return nil
        }
    }

    private static let kinds: Set<String> = Set(
        ([.replied, .answeredByLeader, .tried, .followedUp, .redone, .closed, .withdrawn] as [CaseEvent.Kind])
            .map(\.rawValue))
}
