import Kernel

/// Why something about the calendar is refused.
package enum CalendarRefusal: Explained, Equatable {
    case unknownCalendarYear(Int)
    case yearMovedOn(Int)
    case noYearFile
    case hoursInThePast
    case hoursTooFar
    case hoursMovedOn
    case sameHours

    package var code: String {
        switch self {
        case .unknownCalendarYear: "unknownCalendarYear"
        case .yearMovedOn: "calendarYearMovedOn"
        case .noYearFile: "noYearFile"
        case .hoursInThePast: "hoursInThePast"
        case .hoursTooFar: "hoursTooFar"
        case .hoursMovedOn: "hoursMovedOn"
        case .sameHours: "sameHours"
        }
    }

    package var kind: FaultKind {
        switch self {
        case .unknownCalendarYear: .notFound
        case .noYearFile, .hoursInThePast, .hoursTooFar: .invalid
        case .sameHours: .conflict
        case .yearMovedOn, .hoursMovedOn: .stale
        }
    }

    package var facts: [String: String] {
        switch self {
        case .unknownCalendarYear(let year), .yearMovedOn(let year): ["year": String(year)]
        default: [:]
        }
    }
}
