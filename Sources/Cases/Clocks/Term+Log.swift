import Calendar
import Kernel

// The log keeps terms as short lists: ["d5", 1764000000000], with a 1 behind a provisional one.

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
