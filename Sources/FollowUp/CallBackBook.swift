import Calendar
import Cases
import Kernel
import Storage

/// Keeps the rows of call-backs at what the log says: whoever asks, as often as they ask, the same rows come out.
package struct CallBackBook: Sendable {
    let vault: Vault
    let rules: RuleBook

    package init(vault: Vault, rules: RuleBook) {
        self.vault = vault
        self.rules = rules
    }

    /// Brings the rows of these cases up to their histories.
    func bring(_ ids: [Case.ID], at now: Instant, in tx: Transaction) throws {
        guard !ids.isEmpty else { return }
        let pen = try CallBackPen(
            vault: vault, rules: rules.rules(in: tx), versions: RuleVersion.all(in: tx),
            reachable: CaseGist.reachable(among: ids, in: tx),
            now: now,
            tx: tx)
        for id in ids { try pen.bring(id) }
    }
}

/// What one bringing up to date knows of all its cases.
private struct CallBackPen {
    let vault: Vault
    let rules: CaseRules
    let versions: [RuleVersion<SamplingRules>]
    let reachable: Set<Case.ID>
    let now: Instant
    let tx: Transaction

    func bring(_ id: Case.ID) throws {
        guard let rounds = CaseRounds(of: id, try Case.history(of: id, in: tx)), !rounds.rounds.isEmpty else { return }
        let known: [CallBack] = try CallBack.all(of: id, in: tx)
        for row in try rows(rounds) where !known.contains(row) {
            try row.save(rules.workingTime.zone, in: tx)
            let old: CallBack? = known.first { $0.round == row.round }
            let sampling: SamplingRules = versions.inForce(at: row.repliedAt).table
            if let due = FollowUpJobs.due(for: row, before: old, sampling, at: now) {
                try FollowUpJobs.enqueue(row, due: due, at: now, in: tx)
            }
        }
    }

    private func rows(_ rounds: CaseRounds) throws -> [CallBack] {
        var plan: CasePlan = try .open(rounds.file.id, vault, in: tx)
        return try rounds.rounds.map { round in
            let version: RuleVersion<SamplingRules> = versions.inForce(at: round.repliedAt)
            let chance = RoundChance(
                sampling: try sampling(of: round, rounds.file.id, version, &plan),
                isReachable: reachable.contains(rounds.file.id), remindedAt: plan.lastReminder(of: round.number))
            return CallBack(
                rounds, round, chance,
                plan: CallPlan(
                    rules: version.table, hours: CallHours(rules.workingTime), mostTries: rules.followUpTries))
        }
    }

    /// What was drawn stands; a lot is drawn, and written down, where the rules leave anything to chance.
    private func sampling(
        of round: Round, _ id: Case.ID, _ version: RuleVersion<SamplingRules>, _ plan: inout CasePlan
    ) throws -> Sampling {
        if let fact = plan.draws[round.number] { return Sampling(fact) }
        let (row, percent) = version.table.chance(of: round)
        guard round.standing != .anonymous, percent < 100 else {
            return Sampling(version: version.version, row: row, percent: percent, isDrawn: percent == 100)
        }
        let hash: [UInt8] = vault.keyedHash(Lot.text(id, round: round.number, version: version.version))
        let fact = PlanEvent.Draw(
            case: id, round: round.number, version: version.version, row: row, percent: percent,
            isDrawn: Lot.isDrawn(hash, percent: percent))
        try plan.append(.drawn(fact), at: now, in: tx)
        return Sampling(fact)
    }
}

extension Sampling {
    fileprivate init(_ fact: PlanEvent.Draw) {
        self.init(version: fact.version, row: fact.row, percent: fact.percent, isDrawn: fact.isDrawn)
    }
}

extension [RuleVersion<SamplingRules>] {
    /// The version that held at a moment; they are the newest first.
    func inForce(at instant: Instant) -> RuleVersion<SamplingRules> { first { $0.since <= instant } ?? .defaults }
}
