import Foundation
import Kernel
import Site

/// A file of the responsibility table as it is written, line by line.
package struct TableReading: Sendable {
    package enum Column: String, Sendable, CaseIterable {
        case category, territory, lead, supports, ground, from, until

        fileprivate static let needed: [Column] = [.category, .territory, .lead, .ground]
    }

    package struct Line: Sendable {
        package let number: Int
        fileprivate var fields: [Column: String] = [:]

        package subscript(column: Column) -> String { fields[column] ?? "" }
    }

    package private(set) var lines: [Line] = []
    package private(set) var faults: [TableFault] = []

    /// UTF-8, the first line names the columns; columns it does not know are left aside.
    package init(csv bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            faults = [TableFault(.unreadable, line: 0)]
            return
        }
        var rows: [(number: Int, fields: [String])] = []
        let broken: Int? = CSVRows(text).each { rows.append(($0, $1)) }
        if let broken { faults.append(TableFault(.badQuoting, line: broken)) }
        let header: [Column?] = (rows.first?.fields ?? []).map { Column(rawValue: $0.trimmed.lowercased()) }
        for column in Column.needed where !header.contains(column) {
            faults.append(TableFault(.missingColumn, line: 1, ["column": column.rawValue]))
        }
        guard faults.isEmpty else { return }
        for row in rows.dropFirst() { take(row.number, row.fields, header) }
    }

    private mutating func take(_ number: Int, _ fields: [String], _ header: [Column?]) {
        guard fields.count == header.count else {
            let facts: [String: String] = ["count": String(fields.count), "expected": String(header.count)]
            return faults.append(TableFault(.wrongColumnCount, line: number, facts))
        }
        var line = Line(number: number)
        for (column, field) in zip(header, fields) {
            if let column { line.fields[column] = field.unguarded }
        }
        lines.append(line)
    }
}
