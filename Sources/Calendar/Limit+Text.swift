import Kernel
import Site
import Storage

extension Limit {
    /// `w30` minutes of wall time, `h4` working hours, `d5` working days.
    package var text: String { "\(measure.rawValue.prefix(1))\(amount)" }

    package init?(text: String) {
        guard let count = Int(text.dropFirst()), (0...1_000_000).contains(count) else { return nil }
        guard let measure = Measure.allCases.first(where: { $0.rawValue.prefix(1) == text.prefix(1) }) else {
            return nil
        }
        self.init(count, measure)
    }

    /// What limits are counted in: working days, working hours, minutes day and night.
    package enum Measure: String, Sendable, CaseIterable { case days, hours, wall }

    package init(_ count: Int, _ measure: Measure) {
        switch measure {
        case .days: self = .workingDays(count)
        case .hours: self = .workingHours(count)
        case .wall: self = .wall(.minutes(count))
        }
    }

    package var measure: Measure {
        switch self {
        case .workingDays: .days
        case .workingHours: .hours
        case .wall: .wall
        }
    }

    package var amount: Int {
        switch self {
        case .workingDays(let count), .workingHours(let count): count
        case .wall(let span): Int(span.milliseconds / 60_000)
        }
    }
}

extension Limit: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let limit = Limit(text: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a limit")
        }
        self = limit
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
