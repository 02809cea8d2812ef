import Foundation
import Kernel
import Site

extension YearReading {
    /// Reads a CSV file in UTF-8 with the columns `date`, `kind` (`off` or `work`) and, if wanted, `name`.
    package init(csv bytes: [UInt8]) {
        self.init()
        guard let text = String(validating: bytes, as: UTF8.self) else {
            faults.append(YearFault(.unreadable, line: 0))
            return
        }
        var lines: [(number: Int, fields: [String])] = []
        let broken: Int? = CSVRows(text).each { lines.append(($0, $1)) }
        if let broken { faults.append(YearFault(.badQuoting, line: broken)) }
        let head: [String] = lines.first?.fields.map { Self.trimmed($0).lowercased() } ?? []
        guard let date = head.firstIndex(of: "date"), let kind = head.firstIndex(of: "kind") else {
            let missing: String = head.contains("date") ? "kind" : "date"
            faults.append(YearFault(.missingColumn, line: 1, ["column": missing]))
            return
        }
        let name: Int? = head.firstIndex(of: "name")
        for line in lines.dropFirst() {
            guard line.fields.count == head.count else {
                let facts: [String: String] = ["count": String(line.fields.count), "expected": String(head.count)]
                faults.append(YearFault(.wrongColumnCount, line: line.number, facts))
                continue
            }
            let fields: [String] = line.fields.map(Self.trimmed)
            take(line.number, date: fields[date], kind: fields[kind], name: name.map { fields[$0] } ?? "")
        }
    }

    static func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespacesAndNewlines) }
}

extension CalendarYear {
    /// The file that says this table, with a header.
    package var csv: String {
        let rows: [String] = days.map { "\($0.day),\($0.kind.rawValue),\(Self.quoted($0.name))" }
        return (["date,kind,name"] + rows).map { $0 + "\n" }.joined()
    }

    private static func quoted(_ text: String) -> String {
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"\(text.replacing("\"", with: "\"\""))\""
    }
}
