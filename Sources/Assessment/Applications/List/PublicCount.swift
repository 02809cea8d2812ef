import Kernel

/// A count as it is told in public: small ones are not told exactly, so that nobody is recognised by them.
package enum PublicCount: Sendable, Hashable {
    case exact(Int)
    case fewer(than: Int)

    package init(_ count: Int, under rules: AssessmentRules) {
        self = count < rules.leastPublicCount ? .fewer(than: rules.leastPublicCount) : .exact(count)
    }
}

/// What is told of a month, an agency and a ground.
package struct PublicLine: Sendable, Hashable {
    package let month: Day
    package let agency: TreePath
    package let kind: ApplicationKind
    package let ground: ApplicationGround
    package let filed: PublicCount
    package let granted: PublicCount
    package let refused: PublicCount
    package let overturned: PublicCount

    init(_ count: ApplicationCount, under rules: AssessmentRules) {
        month = count.month
        agency = count.agency
        kind = count.kind
        ground = count.ground
        filed = PublicCount(count.filed, under: rules)
        granted = PublicCount(count.granted, under: rules)
        refused = PublicCount(count.refused, under: rules)
        overturned = PublicCount(count.overturned, under: rules)
    }
}

/// The public count: its lines, the rule under which small numbers are not told, and the moment it holds for.
package struct PublicCounts: Sendable, Hashable {
    package let lines: [PublicLine]
    package let next: CountPosition?
    package let least: Int
    package let asOf: Instant
}
