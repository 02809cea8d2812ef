import Kernel

/// The other case of a merge.
package struct Link: Sendable, Hashable, Codable {
    package let `case`: Case.ID
}

/// A follower whose leading case ended without an answer stands on its own again.
package struct Release: Sendable, Hashable, Codable {
    let dispatchDue: Instant
}

extension Case {
    /// 并案: the same matter as `leader`. It keeps its own reporter, answer and call-back; its assignment ends.
    package func merging(into leader: Case, at now: Instant, under rules: CaseRules) throws(CaseRefusal) -> [CaseEvent]
    {
        try must(.merge)
        guard leader.id != id else { throw .mergeWithItself }
        guard followers == 0 else { throw .hasFollowers(followers) }
        guard leader.allows(.merge) else { throw .mergeIntoThat(state: leader.state) }
        return [.merged(Link(case: leader.id))]
    }

    /// The leading case notes who follows it.
    package func joined(by follower: ID) -> [CaseEvent] { [.joined(Link(case: follower))] }

    package func left(by follower: ID) -> [CaseEvent] { [.left(Link(case: follower))] }

    /// Un-merges a follower that has no answer yet, so that none is forgotten when its leading case ends without one.
    package func releasing(at now: Instant, under rules: CaseRules) -> [CaseEvent] {
        guard isMerged else { return [] }
        return [.released(Release(dispatchDue: rules.dispatchDue(kind, urgency, from: now)))]
    }

    mutating func take(merging fact: Link) {
        if let number = live?.number { end(number, .withdrawn, dispatchDue: dispatchDue ?? updatedAt) }
        mergedInto = fact.case
        question = nil
    }

    mutating func take(_ fact: Release) {
        mergedInto = nil
        dispatchDue = fact.dispatchDue
    }
}
