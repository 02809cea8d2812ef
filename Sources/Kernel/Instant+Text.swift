extension Instant {
    /// From a W3C date-time with a zone (`2026-11-23T09:05:00+08:00`, `…Z`, fractions of a second allowed). Nil when it is none.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), let day = Day(text.prefix(10)) else { return nil }
        guard let clock = Self.clock(bytes[11..<19]) else { return nil }
        var rest = bytes[19...]
        var fraction: Int64 = 0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (48...57).contains($0) }
            guard !digits.isEmpty else { return nil }
            for place in 0..<3 {
                let digit: UInt8 = place < digits.count ? digits[digits.startIndex + place] - 48 : 0
                fraction = fraction * 10 + Int64(digit)
            }
            rest = rest.dropFirst(1 + digits.count)
        }
        guard let shift = Self.shift(rest) else { return nil }
        self.init(milliseconds: Int64(day.number) * 86_400_000 + clock * 1000 + fraction - shift * 60_000)
    }

    /// `HH:MM:SS` in seconds.
    private static func clock(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ $0.count == 2 }) else { return nil }
        guard let h = digits(parts[0]), let m = digits(parts[1]), let s = digits(parts[2]) else { return nil }
        guard h < 24, m < 60, s < 60 else { return nil }
        return Int64(h * 3600 + m * 60 + s)
    }

    /// `Z` or `±HH:MM` in minutes.
    private static func shift(_ bytes: ArraySlice<UInt8>) -> Int64? {
        if bytes.elementsEqual([UInt8(ascii: "Z")]) { return 0 }
        guard let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        let parts = bytes.dropFirst().split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }) else { return nil }
        guard let h = digits(parts[0]), let m = digits(parts[1]), h <= 14, m < 60 else { return nil }
        return (sign == UInt8(ascii: "-") ? -1 : 1) * Int64(h * 60 + m)
    }
}
