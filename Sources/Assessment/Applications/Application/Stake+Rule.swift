import Cases
import Kernel

/// What decides who has a stake in an application.
package struct Involved: Sendable, Hashable, Codable {
    package let agency: TreePath
    package let filer: Identifier<Visitor>?
    /// Of the case as it was when the application was filed.
    package let parties: Parties
    /// Those who judged it already.
    package let judges: [Identifier<Visitor>]
    package let against: Challenge?
}

extension Application {
    package var involved: Involved {
        Involved(
            agency: agency.path, filer: filing.filer, parties: filing.parties, judges: judgements.map(\.by.person),
            against: filing.against)
    }

    func mustHaveNoStake(_ judge: Official, _ parties: Parties) throws(ApplicationRefusal) {
        if let stake = involved.stake(of: judge, parties) { throw .hasStake(stake) }
    }
}

extension Involved {
    /// The stake somebody has; nil when they may judge. `now` are the parties of the case as it stands.
    package func stake(of judge: Official, _ now: Parties) -> Stake? {
        if judge.person == filer { return .filedIt }
        if let stake = stake(of: judge.agency.path, among: [agency] + now.agencies + parties.agencies) { return stake }
        if [now.receiver, parties.receiver].contains(judge.person) { return .tookTheCall }
        if (now.people + parties.people).contains(judge.person) { return .actedOnTheCase }
        if judges.contains(judge.person) { return .judgedBefore }
        return against.flatMap { stake(of: judge, in: $0) }
    }

    /// The government at the root stands above everybody: that alone is no stake.
    private func stake(of own: TreePath, among others: [TreePath]) -> Stake? {
        if others.contains(own) { return .ownAgency(own) }
        if own.depth > 1, let other = others.first(where: { own.contains($0) }) { return .above(other) }
        return others.first { $0.depth > 1 && $0.contains(own) }.map { .under($0) }
    }

    /// One level up: nearer to the root than every judge before. Where one of these sat at the root itself, nobody is
    /// nearer, and it is judged next to the root.
    private func stake(of judge: Official, in challenge: Challenge) -> Stake? {
        if challenge.judges.contains(where: { $0.person == judge.person }) { return .judgedBefore }
        if challenge.judges.contains(where: { $0.agency.path == judge.agency.path }) { return .colleagueJudged }
        let highest: Int = challenge.judges.map(\.agency.path.depth).min() ?? 1
        let level: Int = highest == 1 ? 2 : highest - 1
        return judge.agency.path.depth <= level ? nil : .notHigher
    }
}
