import Kernel

extension WhistleFile {
    /// 事不完人不撤: work ends when the raiser says so. With tasks undone they say why.
    package func closing(_ result: String, despite why: String?, under rules: WhistleRules) throws(WhistleRefusal)
        -> [WhistleEvent]
    {
        try mustBeOpen()
        var writer = TextWriter<WhistleRefusal>(after: texts, longest: WhistleRules.longestText)
        let result: WrittenText = try writer.must("result", result)
        let why: WrittenText? = try writer.may("why", why)
        let open: Int = tasks.count(where: \.isOpen)
        guard open == 0 || why != nil else { throw .tasksOpen(open) }
        return [.closed(Closing(result: result, why: why))]
    }

    /// The raiser rates an agency it called, once.
    package func rating(
        _ number: CalledAgency.Number, _ rating: AgencyRating, note: String?, at moment: RatingMoment
    ) throws(WhistleRefusal) -> [WhistleEvent] {
        try mustBeRateable(moment)
        let agency: CalledAgency = try must(number)
        guard agency.isBound else { throw .notNow(agency.standing) }
        guard agency.rating == nil else { throw .ratedAlready }
        try [("arrival", rating.arrival), ("effort", rating.effort), ("result", rating.result)].mustBeSteps()
        var writer = TextWriter<WhistleRefusal>(after: texts, longest: WhistleRules.longestText)
        return [.agencyRated(Rated(of: number, rating: rating, note: try writer.may("note", note)))]
    }

    /// A called agency rates the whistle, once: whether it was needed, and whether the raiser could have done it itself.
    package func judging(
        _ verdict: WhistleVerdict, by number: CalledAgency.Number, note: String?, at moment: RatingMoment
    ) throws(WhistleRefusal) -> [WhistleEvent] {
        try mustBeRateable(moment)
        let agency: CalledAgency = try must(number)
        guard agency.standing != .released else { throw .notNow(agency.standing) }
        guard agency.verdict == nil else { throw .ratedAlready }
        try [("necessary", verdict.necessary), ("ownPower", verdict.ownPower)].mustBeSteps()
        var writer = TextWriter<WhistleRefusal>(after: texts, longest: WhistleRules.longestText)
        return [.whistleRated(Judged(of: number, verdict: verdict, note: try writer.may("note", note)))]
    }

    /// Both sides rate for some days after the close.
    package func mayRate(_ moment: RatingMoment) -> Bool {
        closedAt.map { moment.now <= $0 + .days(moment.rules.table.ratingDays) } ?? false
    }

    private func mustBeRateable(_ moment: RatingMoment) throws(WhistleRefusal) {
        guard closedAt != nil else { throw .notClosed }
        guard mayRate(moment) else { throw .ratingOver }
    }
}

/// When, and under which rules, a rating is given.
package struct RatingMoment: Sendable {
    let now: Instant
    let rules: WhistleRules

    package init(_ now: Instant, _ rules: WhistleRules) {
        self.now = now
        self.rules = rules
    }
}

extension [(field: String, value: Int)] {
    fileprivate func mustBeSteps() throws(WhistleRefusal) {
        for (field, value) in self where !(1...5).contains(value) { throw .notAStep(field: field) }
    }
}
