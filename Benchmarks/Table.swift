import Foundation

/// One line of the result.
struct Line {
    let what: String
    let measured: String
    let goal: String
    let isMet: Bool
    var note: String = ""
}

/// Prints as a Markdown table, so that it can be put into a note as it is.
enum Table {
    static func print(_ lines: [Line]) {
        Swift.print("| what | measured | goal | met | |")
        Swift.print("|---|---|---|---|---|")
        for line in lines {
            let cells: [String] = [line.what, line.measured, line.goal, line.isMet ? "yes" : "no", line.note]
            Swift.print("| \(cells.joined(separator: " | ")) |")
        }
    }
}

func rounded(_ number: Double, _ places: Int = 2) -> String { String(format: "%.\(places)f", number) }
