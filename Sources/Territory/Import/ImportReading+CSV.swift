import Foundation
import Kernel
import SwiftCSV

extension ImportReading {
    /// Reads a CSV file in UTF-8 whose first line names the columns; columns it does not know are left aside.
    package init(csv bytes: [UInt8], system: CoordinateSystem) {
        self.init()
        guard let text = String(validating: bytes, as: UTF8.self) else {
            unreadable()
            return
        }
        let (lines, broken) = Self.lines(text)
        if let broken { faults.append(ImportFault(.badQuoting, line: broken)) }
        guard let head = lines.first, let header = CSVHeader(head.fields, system: system) else {
            faults.append(ImportFault(.missingColumn, line: 1, facts: ["column": "code"]))
            return
        }
        for line in lines.dropFirst() {
            guard line.fields.count == head.fields.count else {
                let facts: [String: String] = [
                    "count": String(line.fields.count), "expected": String(head.fields.count),
                ]
                faults.append(ImportFault(.wrongColumnCount, line: line.number, facts: facts))
                continue
            }
            take(header.row(line.number, line.fields))
        }
    }

    mutating func unreadable() { faults.append(ImportFault(.unreadable, line: 0)) }

    /// The rows with the number of the line on which each begins; quoted fields may run over several, empty lines are passed over.
    /// `broken` is the line at which quotation marks stop making sense.
    private static func lines(_ text: String) -> (read: [(number: Int, fields: [String])], broken: Int?) {
        let plain: Substring = text.hasPrefix("\u{feff}") ? text.dropFirst() : text[...]
        var number = 1
        var lines: [(number: Int, fields: [String])] = []
        let file = try? CSV<Enumerated>(string: plain + "\n", delimiter: .comma, loadColumns: false, rowLimit: 0)
        do {
            try file?.enumerateAsArray(startAt: 0, rowLimit: nil) { fields in
                if !fields.allSatisfy(\.isEmpty) { lines.append((number, fields)) }
                number += 1 + fields.reduce(0) { $0 + $1.count { $0.isNewline } }
            }
        } catch {
            return (lines, number)
        }
        return (lines, nil)
    }
}

/// Which column says what, and in which system its points are: a header like `longitude_gcj02` says so itself.
private struct CSVHeader {
    private var columns: [ImportRow.Column?] = []
    private var system: CoordinateSystem

    init?(_ names: [String], system: CoordinateSystem) {
        self.system = system
        for name in names {
            var word: String = name.trimmed.lowercased()
            for known in CoordinateSystem.allCases where word.hasSuffix("_\(known.rawValue)") {
                word.removeLast(known.rawValue.count + 1)
                self.system = known
            }
            columns.append(ImportRow.Column(rawValue: word))
        }
        guard columns.contains(.code) else { return nil }
    }

    func row(_ line: Int, _ fields: [String]) -> ImportRow {
        var row = ImportRow(line: line, system: system)
        for (column, field) in zip(columns, fields) {
            if let column { row.values[column] = field }
        }
        return row
    }
}
