import Cases
import Kernel

/// Which whistles a list shows; nil leaves a side open.
package struct WhistleFilter: Sendable, Hashable {
    package var number: WhistleNumber?
    package var states: Set<WhistleState> = []
    package var kind: WhistleKind?
    package var territory: TreePath?
    /// The agency that raised it, with those under it.
    package var raiser: TreePath?
    /// The agency that was called, with those under it.
    package var called: TreePath?
    /// What became of an agency that was called.
    package var course: WhistleCourse?
    package var `case`: Case.ID?
    package var raisedFrom: Instant?
    package var raisedBefore: Instant?

    package init() {}
}

/// What can have become of an agency that was called; each figure opens the whistles with such an agency.
package enum WhistleCourse: String, Sendable, Hashable, CaseIterable {
    case onTime, late, absent, toJudge, upheld, overruled, rated, needless
}

/// A whistle as lists show it.
package struct WhistleRow: Sendable, Hashable {
    package let id: WhistleFile.ID
    package let number: WhistleNumber
    package let version: Int
    package let state: WhistleState
    package let kind: WhistleKind
    package let raiser: TreePath
    package let `case`: Case.ID?
    package let category: TreePath?
    package let territory: TreePath
    package let called: Int
    package let arrived: Int
    package let due: Instant?
    package let updatedAt: Instant
    package let closedAt: Instant?
    package let title: String

    package var raisedAt: Instant { id.instant }
}

/// One page of a list, and after which id the next one begins.
package struct WhistlePage: Sendable, Hashable {
    package let rows: [WhistleRow]
    package let next: WhistleFile.ID?
}

/// The whistles an officer may see in lists.
struct WhistleScope: Sendable {
    let grants: [Grant]

    init(_ officer: Officer) throws(NotAllowed) {
        grants = officer.grants.filter { !$0.permissions.isDisjoint(with: Officer.seeing) }
        guard !grants.isEmpty else { throw NotAllowed(permission: .viewCases) }
    }
}

extension WhistleFile {
    /// The row lists show of it.
    func row(title: String) -> WhistleRow {
        WhistleRow(
            id: id, number: number, version: version, state: state, kind: kind, raiser: raiser.path, case: `case`,
            category: category, territory: place.path, called: called.count, arrived: arrived, due: nextDue,
            updatedAt: updatedAt, closedAt: closedAt, title: title)
    }
}
