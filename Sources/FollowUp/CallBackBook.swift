import Calendar
import Cases
import Kernel
import Storage

/// Keeps the rows of call-backs at what the log says: whoever asks, as often as they ask, the same rows come out.
package struct CallBackBook: Sendable {
    let vault: Vault
    let hours: CallHours
    let mostTries: Int

    package init(vault: Vault, rules: CaseRules) {
        self.vault = vault
        hours = CallHours(rules.workingTime)
        mostTries = rules.followUpTries
    }

    /// Brings the rows of these cases up to their histories.
    func bring(_ ids: [Case.ID], at now: Instant, in tx: Transaction) throws {
        guard !ids.isEmpty else { return }
        let reachable: Set<Case.ID> = try CaseGist.reachable(among: ids, in: tx)
        let versions: [SamplingVersion] = try SamplingVersion.all(in: tx)
        for id in ids {
            guard let rounds = CaseRounds(of: id, try Case.history(of: id, in: tx)), !rounds.rounds.isEmpty else {
                continue
            }
            let known = try CallBack.all(of: id, in: tx)
            for row in try rows(rounds, isReachable: reachable.contains(id), versions, at: now, in: tx)
            where !known.contains(row) {
                try row.save(hours.workingTime.zone, in: tx)
                try FollowUpJobs.plan(row, before: known.first { $0.round == row.round }, versions, at: now, in: tx)
            }
        }
    }

    private func rows(
        _ rounds: CaseRounds, isReachable: Bool, _ versions: [SamplingVersion], at now: Instant, in tx: Transaction
    ) throws -> [CallBack] {
        var plan: CasePlan = try .open(rounds.file.id, vault, in: tx)
        return try rounds.rounds.map { round in
            let version: SamplingVersion = versions.inForce(at: round.repliedAt)
            let sampling: Sampling = try sampling(of: round, version, &plan, rounds.file.id) { event, plan in
                try plan.append(event, at: now, in: tx)
            }
            let chance = RoundChance(
                sampling: sampling, isReachable: isReachable, remindedAt: plan.lastReminder(of: round.number))
            return CallBack(
                rounds, round, chance, plan: CallPlan(rules: version.rules, hours: hours, mostTries: mostTries))
        }
    }

    /// What was drawn stands; a lot is drawn, and written down, where the rules leave anything to chance.
    private func sampling(
        of round: Round, _ version: SamplingVersion, _ plan: inout CasePlan, _ id: Case.ID,
        append: (PlanEvent, inout CasePlan) throws -> Void
    ) throws -> Sampling {
        if let fact = plan.draws[round.number] { return Sampling(fact) }
        let (row, percent) = version.rules.chance(of: round)
        guard round.standing != .anonymous, percent < 100 else {
            return Sampling(version: version.version, row: row, percent: percent, isDrawn: percent == 100)
        }
        let hash: [UInt8] = vault.fingerprint(Lot.text(id, round: round.number, version: version.version))
        let fact = PlanEvent.Draw(
            case: id, round: round.number, version: version.version, row: row, percent: percent,
            isDrawn: Lot.isDrawn(hash, percent: percent))
        try append(.drawn(fact), &plan)
        return Sampling(fact)
    }
}

extension Sampling {
    fileprivate init(_ fact: PlanEvent.Draw) {
        self.init(version: fact.version, row: fact.row, percent: fact.percent, isDrawn: fact.isDrawn)
    }
}
