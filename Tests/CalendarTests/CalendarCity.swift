import Calendar
import Foundation
import Kernel
import Site
import SiteTesting
import Storage
import StorageTesting
import Synchronization

/// A clock that tests move.
final class MovingClock: Sendable {
    private let now = Mutex(Instant.testing)

    var clock: WallClock { WallClock { self.now.withLock { $0 } } }

    func pass(_ span: Span) { now.withLock { $0 = $0 + span } }
}

/// A city with nothing but a calendar: the release knows 2026, the database nothing yet.
struct CalendarCity: Sendable {
    let database: Database
    let time: MovingClock
    let desk: CalendarDesk

    static let shipped = HolidayTable([
        HolidayTable.Year(
            year: 2026, off: ["2026-10-01", "2026-10-02"].compactMap { Day($0) },
            work: [Day("2026-10-10")].compactMap(\.self))
    ])

    static let file2027 = "date,kind,name\n2027-01-01,off,New Year\n2027-02-08,off,Spring Festival\n2027-02-14,work,\n"

    static let keeper = officer([.editRules], node: "3201/")
    static let local = officer([.editRules], node: "3201/02/")
    static let reader = officer([.viewCases], node: "3201/")

    static func with(_ engine: Engine, _ body: (CalendarCity) async throws -> Void) async throws {
        try await withDatabase(engine, StorageSchema.migrations + CalendarSchema.migrations) { database in
            let time = MovingClock()
            let calendar = WorkCalendar(zone: .shanghai, shipped: shipped)
            let desk = CalendarDesk(database: database, clock: time.clock, calendar: calendar)
            try await body(CalendarCity(database: database, time: time, desk: desk))
        }
    }

    /// Another node on the same database.
    var neighbour: CalendarDesk {
        CalendarDesk(
            database: database, clock: time.clock, calendar: WorkCalendar(zone: .shanghai, shipped: Self.shipped))
    }

    @discardableResult
    func importing(
        _ text: String = file2027, year: Int = 2027, seen: Int? = nil, by officer: Officer = keeper
    ) async throws -> YearReport {
        try await desk.importing(YearImport(year: year, file: Array(text.utf8), seen: seen), by: officer)
    }

    func events() async throws -> [EventRecord] {
        try await database.read { try EventLog.read(CalendarLog.stream, in: $0) }
    }

    func site() throws -> Site {
        var words = Words()
        let folders: [String] = [SiteResources.folder, StorageResources.folder, CalendarResources.folder]
        for folder in folders { try words.add(folder: URL(fileURLWithPath: folder + "/Words")) }
        return try Site(
            routes: CalendarRoutes(desk).routes, words: words,
            folders: SiteFolders(templates: folders.map { $0 + "/Templates" }, assets: []), settings: SiteSettings(),
            ports: SitePorts(clock: time.clock, authenticate: authenticate, menu: []))
    }

    func browser(_ who: String) throws -> Browser { Browser(try site(), language: .english, bearer: who) }

    private static func officer(_ permissions: Set<Permission>, node: String) -> Officer {
        Officer(
            id: .make(at: .testing), name: "Keeper Wu", agency: .make(at: .testing), agencyPath: TreePath(key: "C00/"),
            grants: [Grant(role: "test", permissions: permissions, node: TreePath(key: node))])
    }
}

private let authenticate: Authenticate = { credential, _ in
    let officers: [String: Officer] = [
        "keeper": CalendarCity.keeper, "local": CalendarCity.local, "reader": CalendarCity.reader,
    ]
    guard case .bearer(let name) = credential, let officer = officers[name] else { return .nobody }
    return Authenticated(visitor: .staff(officer), session: nil)
}
