import Calendar
import Cases
import Kernel

/// What does not go straight: more time, what cannot be solved now, orders from above, work passed down.
extension CaseLife {
    /// Between signing and answering; false when the story has not come further yet.
    mutating func workOn(_ number: Assignment.Number, by officer: Author) throws -> Bool {
        guard try contact(number, by: officer) else { return false }
        if random.chance(0.03), try !hurry(number, by: officer) { return false }
        if random.chance(0.06), try !extend(number, by: officer) { return false }
        if planned.incident == nil, random.chance(0.006), try !postpone(by: officer) { return false }
        return try passDown(number, by: officer)
    }

    private mutating func contact(_ number: Assignment.Number, by officer: Author) throws -> Bool {
        guard planned.standing != .anonymous, random.chance(0.9) else { return true }
        return try act(after: .wall(.minutes(random.whole(3...40))), by: officer) { file, at, rules in
            try file.contacting(number, ContactDraft(reached: true), at: at, under: rules)
        }
    }

    /// 催办 or, less often, 督办, with an answer.
    private mutating func hurry(_ number: Assignment.Number, by officer: Author) throws -> Bool {
        let kind: Order.Kind = random.chance(0.3) ? .supervise : .remind
        let draft = OrderDraft(kind, note(.reminder))
        let ordered: Bool = try act(after: .wall(.minutes(random.whole(10...120))), by: aDispatcher) {
            file, at, rules in
            try file.ordering(draft, at: at, under: rules)
        }
        let answer: String = note(.reminderAnswer)
        let asked: Int = file?.orders.count ?? 0
        guard ordered else { return false }
        return try act(after: .wall(.minutes(random.whole(20...200))), by: officer) { file, at, rules in
            try file.answeringOrder(asked, answer, at: at, under: rules)
        }
    }

    /// 延期: asked for and judged while there is time; nothing when there is none.
    private mutating func extend(_ number: Assignment.Number, by officer: Author) throws -> Bool {
        guard let share = file?.assignment(number), share.replyDue - clock > .hours(4) else { return true }
        let half = Span(milliseconds: (share.replyDue - clock).milliseconds / 2)
        let amount: Int = max(1, share.reply.limit.amount / 2)
        let draft = ExtensionDraft(amount, because: note(.extension))
        let asked: Bool = try act(after: .wall(half), by: officer) { file, at, rules in
            try file.askingExtension(of: number, draft, at: at, under: rules)
        }
        guard asked else { return false }
        let isGranted: Bool = random.chance(0.8)
        let refusal: String = note(.refusal)
        let quarter = Span(milliseconds: half.milliseconds / 2)
        return try act(after: .wall(quarter), by: aDispatcher) { file, at, rules in
            isGranted
                ? try file.grantingExtension(of: number, at: at, under: rules)
                : try file.refusingExtension(of: number, because: refusal, at: at, under: rules)
        }
    }

    /// 挂账: comes back by itself on its day.
    private mutating func postpone(by officer: Author) throws -> Bool {
        let cause: DeferralRequest.Cause = random.pick(DeferralRequest.Cause.allCases) ?? .funding
        let zone: Zone = stage.rules.workingTime.zone
        let review: Day = zone.day(of: clock).adding(days: random.whole(20...90))
        let draft = DeferralDraft(cause, measure: note(.deferral), review: review)
        let asked: Bool = try act(after: .wall(.minutes(random.whole(30...300))), by: officer) { file, at, rules in
            try file.askingDeferral(draft, at: at, under: rules)
        }
        guard asked else { return false }
        let granted: Bool = try act(after: .wall(.minutes(random.whole(30...600))), by: aDispatcher) {
            file, at, rules in
            try file.grantingDeferral(at: at, under: rules)
        }
        guard granted else { return false }
        return try act(after: .until(zone.instant(review, .hours(9))), by: .system) { file, at, rules in
            try file.resuming(at: at, under: rules)
        }
    }

    /// 转派: a district gives it to the town of the place, the town to its community, and each has its answer.
    private mutating func passDown(_ number: Assignment.Number, by officer: Author) throws -> Bool {
        guard let holder = file?.assignment(number)?.agency,
            let below = stage.cast.below(holder, at: planned.spot.path), random.chance(0.7)
        else { return true }
        let passed: Bool = try act(after: .working(.minutes(random.whole(5...90))), by: officer) { file, at, rules in
            try file.delegating(number, to: ShareDraft(to: below), at: at, under: rules)
        }
        guard passed, let child = file?.assignments.last?.number else { return false }
        let theirs: Author = stage.cast.officer(of: below.id, &random)
        let signed: Bool = try act(after: .working(.minutes(random.whole(5...120))), by: theirs) { file, at, rules in
            try file.signing(child, at: at, under: rules)
        }
        guard signed, try passDown(child, by: theirs) else { return false }
        let draft = ReplyDraft(result: planned.story.result, answer: "")
        return try act(after: .working(.minutes(random.whole(60...600))), by: theirs) { file, at, rules in
            try file.replying(draft, to: child, at: at, under: rules)
        }
    }
}
