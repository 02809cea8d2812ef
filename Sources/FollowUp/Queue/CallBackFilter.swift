import Cases
import Kernel

/// Which rounds a list shows or a figure counts; nil leaves a side open.
package struct CallBackFilter: Sendable, Hashable {
    package var kind: CaseKind?
    package var urgency: Urgency?
    package var channel: CaseChannel?
    package var category: TreePath?
    package var territory: TreePath?
    package var handler: TreePath?

    package init() {}
}

/// The lists of the caller's queue.
package enum CallBackView: String, Sendable, Codable, CaseIterable {
    /// Can be called now; must wait for another half-day or for the link; was answered badly twice; can be closed.
    case now, later, judge, close

    var need: CallBack.Need {
        switch self {
        case .now, .later: .call
        case .judge: .judgement
        case .close: .closing
        }
    }
}

/// One page of one list of the queue.
package struct CallBackList: Sendable, Hashable {
    package let view: CallBackView
    package var filter = CallBackFilter()
    package var after: CallBackPlace?
    package var limit: Int = 50

    package init(_ view: CallBackView) { self.view = view }
}

/// The rounds an officer may see under one of their permissions.
struct CallBackScope: Sendable, Hashable {
    let grants: [Grant]

    init(_ officer: Officer, _ permission: Permission) throws(NotAllowed) {
        grants = officer.grants.filter { $0.permissions.contains(permission) }
        guard !grants.isEmpty else { throw NotAllowed(permission: permission) }
    }
}

/// A line of the queue.
package struct CallBackLine: Sendable, Hashable {
    package let row: CallBack
    package let summary: String
}

package struct CallBackPage: Sendable, Hashable {
    package let lines: [CallBackLine]
    package let next: CallBackPlace?
}

/// A place in a list: go on after it. The moment is what the list is ordered by.
package struct CallBackPlace: Sendable, Hashable {
    package let at: Instant
    package let `case`: Case.ID
    package let round: Int

    package init(at: Instant, case id: Case.ID, round: Int) {
        self.at = at
        `case` = id
        self.round = round
    }
}

/// What was done today, and what is left.
package struct CallBackDay: Sendable, Hashable {
    package let answered: Int
    package let missed: Int
    package let left: Int
}
