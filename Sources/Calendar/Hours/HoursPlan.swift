import Kernel

/// The weekly hours in force over time: those a city begins with, and each change from its day on.
package struct HoursPlan: Sendable, Hashable {
    package struct Change: Sendable, Hashable {
        package let from: Day
        package let hours: WeeklyHours

        package init(from: Day, hours: WeeklyHours) {
            self.from = from
            self.hours = hours
        }
    }

    package let beginning: WeeklyHours
    /// In the order of their days.
    package let changes: [Change]

    package init(_ beginning: WeeklyHours, changes: [Change] = []) {
        self.beginning = beginning
        self.changes = changes.sorted { $0.from < $1.from }
    }

    package func hours(on day: Day) -> WeeklyHours {
        changes.last { $0.from <= day }?.hours ?? beginning
    }
}
