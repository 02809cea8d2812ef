import Kernel
import Storage

/// The acts on the city's working time, and the calendar as it stands.
package struct CalendarDesk: Sendable {
    let database: Database
    let clock: WallClock
    package let calendar: WorkCalendar

    package init(database: Database, clock: WallClock, calendar: WorkCalendar) {
        self.database = database
        self.clock = clock
        self.calendar = calendar
    }

    var zone: Zone { calendar.zone }

    package func current() async throws -> CityCalendar {
        try await database.read { [calendar] in try CityCalendar(shipped: calendar.shipped, in: $0) }
    }

    package func workingTime() async throws -> WorkingTime {
        try await database.read { [calendar] in try calendar.workingTime(in: $0) }
    }

    /// The calendar is the whole city's: a rule keeper of a district or of one topic does not change it.
    static func mustKeepRules(_ officer: Officer) throws(NotAllowed) {
        let mayChange: Bool = officer.grants.contains { grant in
            grant.permissions.contains(.editRules) && grant.node.depth == 1 && grant.category == nil
                && grant.agency == nil
        }
        guard mayChange else { throw NotAllowed(permission: .editRules) }
    }
}
