import Kernel
import Storage
import Synchronization

/// The working time in force, inside a transaction. Every act sees a change at once, on all nodes, for one small read.
package final class WorkCalendar: Sendable {
    private struct Held: Sendable {
        let version: Int
        let time: WorkingTime
    }

    package let zone: Zone
    let shipped: HolidayTable
    private let held = Mutex<Held?>(nil)

    /// `shipped` are the years known to this release; the city's own come before them.
    package init(zone: Zone, shipped: HolidayTable) {
        self.zone = zone
        self.shipped = shipped
    }

    package func version(in tx: Transaction) throws -> Int { try CalendarLog.revision(in: tx) }

    /// Not to be asked in a transaction that has just changed the calendar: should that be undone, its version would
    /// mean another working time later.
    package func workingTime(in tx: Transaction) throws -> WorkingTime {
        let version: Int = try version(in: tx)
        if let held = held.withLock({ $0 }), held.version == version { return held.time }
        let calendar = try CityCalendar(shipped: shipped, in: tx)
        let time = WorkingTime(zone: zone, plan: calendar.plan, holidays: calendar.holidays)
        held.withLock { held in
            if held.map({ $0.version < version }) ?? true { held = Held(version: version, time: time) }
        }
        return time
    }
}
