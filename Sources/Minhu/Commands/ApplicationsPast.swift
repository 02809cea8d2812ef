import Accounts
import Agencies
import Assessment
import Calendar
import Cases
import DemoCity
import Kernel
import Storage
import Territory

extension City {
    /// The past of the demonstration city's applications, after that of its cases.
    func foundApplications(seed: UInt64, share: Double = 0.01) async throws {
        let working = WorkingTime(zone: config.zone, holidays: try .bundled())
        let words: Words = try Self.words()
        let stage = HistoryStage(
            judges: try await judges(), rules: ApplicationRules(workingTime: working), now: clock.now, share: share,
            say: { words($0, .chinese) },
            roll: { name in
                var random = SplitMix64(seed: seed, for: name)
                return random.next()
            })
        let reader: Officer = try await reader()
        var filter = CaseFilter()
        filter.states = [.closed]
        try await ApplicationHistoryFounder(database: database, stage: stage).found { [cases, filter] position in
            try await cases.list(filter, .newest, after: position, limit: 500, by: reader)
        }
    }

    /// Those of the demonstration's staff who judge.
    private func judges() async throws -> [Official] {
        try await database.read { tx in
            try ["inspector", "inspector-petition"].compactMap { login in
                guard let account = try Account.find(login: login, in: tx),
                    let agency = try Agency.find(account.agency, in: tx)
                else { return nil }
                return Official(person: account.id, agency: CaseAgency(id: agency.id, path: agency.path))
            }
        }
    }

    /// Reads the whole city, for nobody.
    private func reader() async throws -> Officer {
        let places: [TreePath] = try await territory.current.atlas().places.map(\.path)
        let grants: [Grant] = Set(places.compactMap(\.upwards.last)).map {
            Grant(role: "demo", permissions: [.viewCases], node: $0)
        }
        return Officer(
            id: .make(at: clock.now), name: "", agency: .make(at: clock.now), agencyPath: TreePath(root: "demo"),
            grants: grants)
    }
}
