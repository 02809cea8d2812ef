import Cases
import Kernel

/// Which applications a list shows; nil leaves a side open.
package struct ApplicationFilter: Sendable, Hashable {
    package var view: ApplicationListView = .all
    package var kind: ApplicationKind?
    package var ground: ApplicationGround?
    package var state: ApplicationState?
    package var matter: Case.ID?
    package var agency: TreePath?
    package var filedFrom: Instant?
    package var filedBefore: Instant?

    package init() {}
}

/// The lists people work with.
package enum ApplicationListView: String, Sendable, Codable, CaseIterable {
    /// What waits for a judge, the most pressing first.
    case queue
    /// Those of one's own agency and the agencies under it, the newest first.
    case agency
    /// Everything one may see, the newest first.
    case all
}

/// An application as lists show it.
package struct ApplicationRow: Sendable, Hashable {
    package let id: Application.ID
    package let version: Int
    package let kind: ApplicationKind
    package let ground: ApplicationGround
    package let state: ApplicationState
    package let number: CaseNumber
    package let agency: TreePath
    package let territory: TreePath?
    package let category: TreePath?
    package let due: Instant?
    package let filedAt: Instant
    package let judgedAt: Instant?
    package let overturnedAt: Instant?
    package let involved: Involved

    /// The stake somebody had when it was filed; what the case has become since is looked at when it is judged.
    package func stake(of officer: Officer) -> Stake? { involved.stake(of: Official(officer), involved.parties) }
}

/// One page of a list, and where the next one begins.
package struct ApplicationPage: Sendable, Hashable {
    package let rows: [ApplicationRow]
    package let next: ApplicationPosition?
}

/// A place in a list: continue after it.
package struct ApplicationPosition: Sendable, Hashable {
    package let due: Instant?
    package let id: Application.ID

    package init(due: Instant?, id: Application.ID) {
        self.due = due
        self.id = id
    }
}
