import Calendar
import Kernel

// The log keeps terms as short lists: ["d5", 1764000000000], with a 1 behind a provisional one.

extension Limit {
    /// `w30` minutes of wall time, `h4` working hours, `d5` working days.
    package var text: String {
        switch self {
        case .wall(let span): "w\(span.milliseconds / 60_000)"
        case .workingHours(let count): "h\(count)"
        case .workingDays(let count): "d\(count)"
        }
    }

    package init?(text: String) {
        guard let count = Int(text.dropFirst()), (0...1_000_000).contains(count) else { return nil }
        switch text.first {
        case "w": self = .wall(.minutes(count))
        case "h": self = .workingHours(count)
        case "d": self = .workingDays(count)
        default: return nil
        }
    }
}

extension Term: Codable {
    package init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        guard let limit = Limit(text: try list.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: list, debugDescription: "not a limit")
        }
        self.init(limit, due: try list.decode(Instant.self), isProvisional: !list.isAtEnd)
    }

    package func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        try list.encode(limit.text)
        try list.encode(due)
        if isProvisional { try list.encode(1) }
    }
}

extension ClockShift: Codable {
    package init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        clock = try list.decode(ServiceClock.self)
        of = try list.decode(Int.self)
        since = try list.decode(Instant.self)
        due = try list.decode(Instant.self)
        isProvisional = !list.isAtEnd
    }

    package func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        try list.encode(clock)
        try list.encode(of)
        try list.encode(since)
        try list.encode(due)
        if isProvisional { try list.encode(1) }
    }
}
