import Foundation
import Kernel
import Site

/// A file of the tree of categories as it is written, line by line: a row names one category from the root down, and may
/// say its code and what people say when they mean it.
package struct CategoryReading: Sendable {
    package struct Line: Sendable, Equatable {
        package let number: Int
        package let code: String
        package let names: [String]
        package let sayings: [String]
    }

    package private(set) var lines: [Line] = []
    package private(set) var faults: [CategoryFault] = []

    package static let mostRows = 5_000
    package static let mostLevels = 6
    package static let longestName = 40
    package static let mostSayings = 40

    private enum Column { case code, level, sayings }

    /// UTF-8. The first line names the columns: `code` and `sayings` where they are wanted, all others are the levels from
    /// the root down.
    package init(csv bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            faults = [CategoryFault(.unreadable, line: 0)]
            return
        }
        var columns: [Column]?
        let broken: Int? = CSVRows(text).each { number, fields in
            guard let columns else {
                columns = fields.map(Self.column)
                return
            }
            take(number, fields, columns)
        }
        if let broken { faults.append(CategoryFault(.badQuoting, line: broken)) }
        let levels: Int = columns?.count { $0 == .level } ?? 0
        if !(1...Self.mostLevels).contains(levels) {
            faults = [CategoryFault(.missingLevels, line: 1, ["limit": String(Self.mostLevels)])]
        }
        if lines.count > Self.mostRows {
            faults = [CategoryFault(.tooManyRows, line: 0, ["limit": String(Self.mostRows)])]
        }
    }

    /// Names from the root down, without codes and sayings.
    init(rows: [[String]]) {
        lines = rows.enumerated().map { Line(number: $0 + 1, code: "", names: $1, sayings: []) }
    }

    private static func column(_ head: String) -> Column {
        switch head.trimmed.lowercased() {
        case "code": .code
        case "sayings": .sayings
        default: .level
        }
    }

    private mutating func take(_ number: Int, _ fields: [String], _ columns: [Column]) {
        guard fields.count == columns.count else {
            let facts: [String: String] = ["count": String(fields.count), "expected": String(columns.count)]
            return faults.append(CategoryFault(.wrongColumnCount, line: number, facts))
        }
        func texts(_ column: Column) -> [String] {
            zip(columns, fields).filter { $0.0 == column }.map(\.1.unguarded)
        }
        let levels: [String] = texts(.level)
        let names: [String] = Array(levels.prefix { !$0.isEmpty })
        let sayings: [String] = texts(.sayings).flatMap { $0.split(separator: " ").map(String.init) }
        guard !names.isEmpty else { return faults.append(CategoryFault(.noName, line: number)) }
        guard levels.dropFirst(names.count).allSatisfy(\.isEmpty) else {
            return faults.append(CategoryFault(.levelLeftOut, line: number, ["level": String(names.count + 1)]))
        }
        let words: [String] = names + sayings
        guard words.allSatisfy({ $0.count <= Self.longestName }), sayings.count <= Self.mostSayings else {
            let facts: [String: String] = ["limit": String(Self.longestName), "most": String(Self.mostSayings)]
            return faults.append(CategoryFault(.tooLong, line: number, facts))
        }
        lines.append(Line(number: number, code: texts(.code).first ?? "", names: names, sayings: sayings))
    }
}
