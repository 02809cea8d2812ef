import Accounts
import Agencies
import Calendar
import Cases
import Kernel
import Storage
import Territory

/// What the demonstration city is set up through.
package struct DemoDesks: Sendable {
    let database: Database
    let clock: WallClock
    let vault: Vault
    let territory: TerritoryDesk
    let agencies: AgencyDesk
    let responsibilities: ResponsibilityDesk
    let accounts: AccountDesk
    let rules: CaseRules

    package init(
        territory: TerritoryDesk, agencies: AgencyDesk, responsibilities: ResponsibilityDesk, accounts: AccountTools,
        rules: CaseRules
    ) {
        database = accounts.database
        clock = accounts.clock
        vault = accounts.vault
        self.territory = territory
        self.agencies = agencies
        self.responsibilities = responsibilities
        self.accounts = AccountDesk(accounts)
        self.rules = rules
    }

    func components() throws -> ComponentDesk {
        ComponentDesk(
            database: database, clock: clock, territory: territory.current, zone: rules.workingTime.zone,
            agencies: .city(responsibilities, clock), kinds: try .bundled())
    }
}

/// How far the making of the city has come.
package struct DemoProgress: Sendable, Equatable {
    package enum Step: String, Sendable, CaseIterable { case places, storing, cases, writing }

    package let step: Step
    package let done: Int
    package let total: Int
}

/// What was made.
package struct DemoSummary: Sendable, Equatable {
    package let cases: Int
    package let places: Int
    package let agencies: Int
}
