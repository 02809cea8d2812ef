import Foundation
import Kernel

extension YearReading {
    /// Reads `{"year": 2027, "days": [{"date": "2027-01-01", "kind": "off", "name": "…"}, …]}`, or the shorter
    /// `{"year": 2027, "off": ["2027-01-01", …], "work": [ … ]}`; days are numbered in their order.
    package init(json bytes: [UInt8]) {
        self.init()
        guard let file = try? JSONDecoder().decode(File.self, from: Data(bytes)) else {
            faults.append(YearFault(.unreadable, line: 0))
            return
        }
        year = file.year
        for (index, day) in file.listed.enumerated() {
            take(
                index + 1, date: Self.trimmed(day.date ?? ""), kind: Self.trimmed(day.kind ?? ""),
                name: Self.trimmed(day.name ?? ""))
        }
    }

    /// A file by what it begins with: JSON has a brace.
    package init(_ bytes: [UInt8]) {
        let isJSON: Bool = bytes.first { $0 > 32 && $0 < 128 } == UInt8(ascii: "{")
        self = isJSON ? YearReading(json: bytes) : YearReading(csv: bytes)
    }
}

private struct File: Decodable {
    struct Entry: Decodable {
        let date: String?
        let kind: String?
        let name: String?
    }

    let year: Int?
    let days: [Entry]?
    let off: [String]?
    let work: [String]?

    var listed: [Entry] {
        let off: [Entry] = (off ?? []).map { Entry(date: $0, kind: DayKind.off.rawValue, name: nil) }
        let work: [Entry] = (work ?? []).map { Entry(date: $0, kind: DayKind.work.rawValue, name: nil) }
        return (days ?? []) + off + work
    }
}
