import Kernel

/// Whether a table should be there and is not.
package enum MissingYear {
    /// The government publishes a year's table in the autumn before; from this month on it is asked for.
    static let askedFrom = 10

    /// This year, when it has no table; else, from October on, the next one.
    package static func of(_ day: Day, known: Set<Int>) -> Int? {
        if !known.contains(day.year) { return day.year }
        return day.month >= askedFrom && !known.contains(day.year + 1) ? day.year + 1 : nil
    }
}
