import Kernel

/// Which cases a list shows; nil leaves a side open.
package struct CaseFilter: Sendable, Hashable {
    package var states: Set<CaseState> = []
    /// What open cases wait for.
    package var needs: Set<CaseNeed> = []
    /// Not ended, and not the follower of another.
    package var isOpen: Bool = false
    package var kind: CaseKind?
    package var channel: CaseChannel?
    package var urgency: Urgency?
    package var category: TreePath?
    package var territory: TreePath?
    /// The agency that has it in hand, with those under it.
    package var handler: TreePath?
    package var owner: TreePath?
    /// Cases of which an agency, or one below it, has a share with something to do about it.
    package var share: ShareFilter?
    package var number: CaseNumber?
    package var phone: Phone?
    package var leader: Case.ID?
    package var dueBefore: Instant?
    package var createdFrom: Instant?
    package var createdBefore: Instant?

    package init() {}
}

package struct ShareFilter: Sendable, Hashable {
    package let agency: TreePath
    package let needs: [ShareNeed]

    package init(_ agency: TreePath, _ needs: [ShareNeed]) {
        self.agency = agency
        self.needs = needs
    }
}

package enum CaseSort: String, Sendable, Codable, CaseIterable {
    case newest, oldest
    /// The most pressing first; open cases only.
    case due
}

/// A case as lists show it.
package struct CaseRow: Sendable, Hashable {
    package let id: Case.ID
    package let number: CaseNumber
    package let version: Int
    package let state: CaseState
    package let kind: CaseKind
    package let channel: CaseChannel
    package let urgency: Urgency
    package let standing: ReporterStanding
    package let category: TreePath?
    package let territory: TreePath?
    package let point: Coordinate?
    package let owner: TreePath
    package let handler: TreePath
    package let due: Instant?
    package let updatedAt: Instant
    /// The beginning of the description.
    package let summary: String
    package let address: String?

    package var createdAt: Instant { id.instant }
}

/// One page of a list, and where the next one begins.
package struct CasePage: Sendable, Hashable {
    package let rows: [CaseRow]
    package let next: CasePosition?
}

/// A place in a list: continue after it.
package struct CasePosition: Sendable, Hashable {
    package let due: Instant?
    package let id: Case.ID

    package init(due: Instant?, id: Case.ID) {
        self.due = due
        self.id = id
    }
}

extension Identifier {
    /// The moment the id was made.
    package var instant: Instant { Instant(milliseconds: Int64(high >> 16)) }

    /// The least id of a moment.
    static func floor(_ instant: Instant) -> Self {
        Self(high: UInt64(clamping: instant.milliseconds) << 16, low: 0)
    }
}
