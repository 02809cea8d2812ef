import Foundation
import SwiftCSV

/// The rows of a CSV text, handed out one by one with the number of the line on which each begins; quoted fields may run over
/// several lines, empty lines are passed over.
package struct CSVRows {
    private let text: String

    package init(_ text: String) { self.text = text }

    /// Tells the line at which quotation marks stop making sense; nil when all is well.
    package func each(_ take: (Int, [String]) -> Void) -> Int? {
        let plain: Substring = text.hasPrefix("\u{feff}") ? text.dropFirst() : text[...]
        var number = 1
        do {
            let file = try CSV<Enumerated>(string: plain + "\n", delimiter: .comma, loadColumns: false, rowLimit: 0)
            try withoutActuallyEscaping(take) { take in
                try file.enumerateAsArray(startAt: 0, rowLimit: nil) { fields in
                    if !fields.allSatisfy(\.isEmpty) { take(number, fields) }
                    number += 1 + fields.reduce(0) { $0 + $1.count { $0.isNewline } }
                }
            }
            return nil
        } catch {
            return number
        }
    }
}

extension String {
    /// Without the apostrophe that our own exports set before what a spreadsheet would take for a formula.
    package var unguarded: String {
        let text: String = trimmingCharacters(in: .whitespacesAndNewlines)
        let isGuarded: Bool = text.dropFirst().unicodeScalars.first.map { CSVBody.formulaStarts.contains($0) } ?? false
        return text.hasPrefix("'") && isGuarded ? String(text.dropFirst()) : text
    }
}
