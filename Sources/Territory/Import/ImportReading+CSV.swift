import Foundation
import Kernel
import Site

extension ImportReading {
    /// Reads a CSV file in UTF-8 whose first line names the columns; columns it does not know are left aside.
    package init(csv bytes: [UInt8], system: CoordinateSystem) {
        self.init()
        guard let text = String(validating: bytes, as: UTF8.self) else {
            unreadable()
            return
        }
        var header: CSVHeader?
        var width = 0
        let broken: Int? = CSVRows(text).each { number, fields in
            if width == 0 {
                width = fields.count
                header = CSVHeader(fields, system: system)
            } else if let header {
                take(number, fields, header, of: width)
            }
        }
        if let broken { faults.insert(ImportFault(.badQuoting, line: broken), at: 0) }
        if header == nil { faults.append(ImportFault(.missingColumn, line: 1, facts: ["column": "code"])) }
    }

    private mutating func take(_ line: Int, _ fields: [String], _ header: CSVHeader, of width: Int) {
        guard fields.count == width else {
            let facts: [String: String] = ["count": String(fields.count), "expected": String(width)]
            faults.append(ImportFault(.wrongColumnCount, line: line, facts: facts))
            return
        }
        take(header.row(line, fields))
    }

    mutating func unreadable() { faults.append(ImportFault(.unreadable, line: 0)) }
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
