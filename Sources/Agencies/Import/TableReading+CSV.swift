import Foundation
import Kernel
import SwiftCSV

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
        let (rows, broken) = Self.rows(text)
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

    /// The rows with the line each begins on; quoted fields may run over several, empty lines are passed over. `broken` is
    /// the line at which quotation marks stop making sense.
    private static func rows(_ text: String) -> (read: [(number: Int, fields: [String])], broken: Int?) {
        let plain: Substring = text.hasPrefix("\u{feff}") ? text.dropFirst() : text[...]
        var number = 1
        var rows: [(number: Int, fields: [String])] = []
        do {
            let file = try CSV<Enumerated>(string: plain + "\n", delimiter: .comma, loadColumns: false, rowLimit: 0)
            try file.enumerateAsArray(startAt: 0, rowLimit: nil) { fields in
                if !fields.allSatisfy(\.isEmpty) { rows.append((number, fields)) }
                number += 1 + fields.reduce(0) { $0 + $1.count { $0.isNewline } }
            }
        } catch {
            return (rows, number)
        }
        return (rows, nil)
    }
}

extension String {
    /// Without the apostrophe that keeps a spreadsheet from running a cell as a formula.
    fileprivate var unguarded: String {
        let text: String = trimmed
        return text.hasPrefix("'@") ? String(text.dropFirst()) : text
    }
}
