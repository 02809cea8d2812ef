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

    private static func clock(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 }) else { return nil }
        guard let h = Int64(parts[0]), let m = Int64(parts[1]), let s = Int64(parts[2]) else { return nil }
        guard (0...23).contains(h), (0...59).contains(m), (0...59).contains(s) else { return nil }
        return h * 3600 + m * 60 + s
    }

    private static func shift(_ bytes: ArraySlice<UInt8>) -> Int64? {
        if bytes.elementsEqual([UInt8(ascii: "Z")]) { return 0 }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
        let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let h = Int64(parts[0]), let m = Int64(parts[1]) else { return nil }
        guard (0...14).contains(h), (0...59).contains(m) else { return nil }
        return (sign == "-" ? -1 : 1) * (h * 60 + m)
    }
}
