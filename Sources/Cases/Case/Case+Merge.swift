import Kernel

/// The other case of a merge.
package struct Link: Sendable, Hashable, Codable {
    package let `case`: Case.ID
}

/// A follower whose leading case ended without an answer stands on its own again.
package struct Release: Sendable, Hashable, Codable {
    let dispatchDue: Term
}

/// 拆分: a merge that was wrong is undone; everything is as it was, its clocks moved by the time in between.
package struct Unmerge: Sendable, Hashable, Codable {
    let shifts: [ClockShift]
    package let leader: Case.ID
    package let note: WrittenText
}

/// What a follower had in hand when it was merged, should the merge be undone.
package struct Shelved: Sendable, Hashable {
    var assignments: [Assignment]
    let dispatchClock: CaseClock?
    let question: Int?
    let asked: CaseClock?
    let since: Instant

    func involves(_ agency: Identifier<AgencyMark>) -> Bool {
        assignments.contains { $0.agency.id == agency && $0.isLive }
    }

    mutating func handOver(from old: Identifier<AgencyMark>, to new: CaseAgency) {
        for index in assignments.indices where assignments[index].agency.id == old && assignments[index].isLive {
            assignments[index].agency = new
            assignments[index].person = nil
        }
    }
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
        return [.released(Release(dispatchDue: rules.term(.dispatch, for: matter, from: now)))]
    }

    /// 拆分: it was another matter after all.
    package func unmerging(because ground: String, at now: Instant, under rules: CaseRules) throws(CaseRefusal)
        -> [CaseEvent]
    {
        try must(.unmerge)
        guard let leader = mergedInto, let shelved else { throw .notNow(.unmerge, state: state, allowed: allowed) }
        var writer = TextWriter<CaseRefusal>(after: texts, longest: rules.longestText)
        let note: WrittenText = try writer.must("note", ground)
        var before: Case = self
        before.unshelve()
        let shifts: [ClockShift] = before.runningClocks.compactMap { running in
            let pause: Instant = running.isPaused ? (before.pausedSince ?? shelved.since) : shelved.since
            let moved: CaseClock = running.clock.resumed(from: pause, to: now, rules.workingTime)
            return moved == running.clock || running.isPaused ? nil : ClockShift(running, moved)
        }
        return [.unmerged(Unmerge(shifts: shifts, leader: leader, note: note))]
    }

    mutating func take(merging fact: Link, at now: Instant) {
        shelved = Shelved(
            assignments: assignments, dispatchClock: dispatchClock, question: question, asked: asked, since: now)
        for share in liveShares where share.parent == nil { end(share.number, .withdrawn) }
        mergedInto = fact.case
        question = nil
        asked = nil
        dispatchClock = nil
    }

    mutating func take(_ fact: Release, at now: Instant) {
        mergedInto = nil
        shelved = nil
        dispatchClock = CaseClock(fact.dispatchDue, since: now)
    }

    mutating func take(_ fact: Unmerge) {
        unshelve()
        take(fact.shifts)
    }

    private mutating func unshelve() {
        guard let old = shelved else { return }
        mergedInto = nil
        shelved = nil
        assignments = old.assignments
        dispatchClock = old.dispatchClock
        question = old.question
        asked = old.asked
    }
}
