import Accounts
import Agencies
import Assessment
import Calendar
import Cases
import FollowUp
import Foundation
import Kernel
import Site
import Storage
import Territory
import Whistle

/// An opened city: its database, keys and everything that works on them, wired by hand in this one place.
struct City: Sendable {
    let config: Config
    let clock: WallClock
    let database: Database
    let vault: Vault
    let seal: SealKey
    let record: CityRecord?
    let accounts: AccountTools
    let territory: TerritoryDesk
    let components: ComponentDesk
    let agencies: AgencyDesk
    let responsibilities: ResponsibilityDesk
    let calendar: CalendarDesk
    let cases: CaseDesk
    let photos: PhotoDesk
    let applications: ApplicationDesk
    let followUps: FollowUpDesk
    let whistles: WhistleDesk

    static func open(_ config: Config, clock: WallClock = .system) async throws -> City {
        try FileManager.default.createDirectory(at: config.data, withIntermediateDirectories: true)
        let database: Database = try await .open(config.database)
        try await database.migrate(Self.migrations, at: clock.now)
        let keys: URL = config.data.appendingPathComponent("keys")
        let record: CityRecord? = try await database.read { tx in try CityRecord.find(in: tx) }
        return City(
            config: config, clock: clock, database: database, vault: try .load(from: keys),
            seal: try .load(from: keys), record: record, holidays: try .bundled(), kinds: try .bundled())
    }

    private init(
        config: Config, clock: WallClock, database: Database, vault: Vault, seal: SealKey, record: CityRecord?,
        holidays: HolidayTable, kinds: ComponentKinds
    ) {
        (self.config, self.clock, self.database, self.vault) = (config, clock, database, vault)
        (self.seal, self.record) = (seal, record)
        accounts = AccountTools(
            database: database, clock: clock, vault: vault, gateway: Self.gateway(config, record, database, vault))
        territory = TerritoryDesk(database: database, clock: clock)
        agencies = AgencyDesk(database: database, clock: clock, zone: config.zone, openWork: Self.openWork)
        responsibilities = ResponsibilityDesk(database: database, clock: clock, zone: config.zone)
        components = ComponentDesk(
            database: database, clock: clock, territory: territory.current, zone: config.zone,
            agencies: .city(responsibilities, clock), kinds: kinds)
        calendar = CalendarDesk(
            database: database, clock: clock, calendar: WorkCalendar(zone: config.zone, shipped: holidays))
        let rules = CaseRules(workingTime: WorkingTime(zone: config.zone, holidays: holidays))
        let book = RuleBook(rules) { [calendar = calendar.calendar] in try calendar.workingTime(in: $0) }
        let ports: CasePorts = .city(territory.current, responsibilities, agencies)
        cases = CaseDesk(database: database, clock: clock, vault: vault, book: book, ports: ports)
        photos = PhotoDesk(database: database, clock: clock, files: .folder(config.photos))
        applications = ApplicationDesk(
            database: database, clock: clock, book: book, pictures: photos)
        whistles = WhistleDesk(
            database: database, clock: clock, vault: vault, cases: cases,
            ports: WhistlePorts(ports, agencies))
        let calling = CallBackBook(vault: vault, rules: book)
        followUps = FollowUpDesk(
            database: database, clock: clock, cases: cases, book: calling, remind: { try CaseJobs.remind($0, at: $1) })
    }

    /// What an agency has in hand, for those who want to close it.
    private static let openWork: AgencyDesk.OpenWork = { id, tx in
        try Agency.find(id, in: tx).map { try CaseAgency.openWork(of: $0.path, in: tx) } ?? 0
    }

    private static func gateway(
        _ config: Config, _ record: CityRecord?, _ database: Database, _ vault: Vault
    ) -> MessageGateway {
        let isSimulated: Bool = config.messages == .simulator || (record?.isDemonstration ?? false)
        return isSimulated ? .simulator(database, vault) : .none
    }

    static let migrations: [Migration] =
        StorageSchema.migrations + SiteSchema.migrations + TerritorySchema.migrations + AgencySchema.migrations
        + AccountSchema.migrations + CaseSchema.migrations + CaseComponentSchema.migrations
        + CalendarSchema.migrations + ApplicationSchema.migrations + FollowUpSchema.migrations
        + WhistleSchema.migrations

    func close() async throws { try await database.close() }
}
