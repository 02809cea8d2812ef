import Kernel

/// What of a round is counted; the list behind a figure shows the same rounds.
package enum Measure: String, Sendable, Codable, CaseIterable {
    /// Answers given, those whose reporter is known, those drawn, those called or heard, those who answered.
    case replied, askable, drawn, asked, reached
    /// Answered by themselves though not drawn: counted, never mixed into the estimates.
    case volunteered
    case contacted
    /// The last answer of a case, and whether it was solved by then.
    case final, solved
    /// The first answer of a case.
    case first
    case redone
}

/// By what figures are told apart.
package enum FigureDivision: String, Sendable, Codable, CaseIterable {
    case agency, district, category, channel, way, month
}

/// Counts of one line among those who had the same chance to be asked.
package struct Stratum: Sendable, Hashable {
    package let percent: Int
    package let counts: [Measure: Int]
    /// Answers by step of satisfaction, 1 to 5: of the first and of the last round of each case.
    package let first: [Int]
    package let final: [Int]

    package init(percent: Int, counts: [Measure: Int], first: [Int], final: [Int]) {
        self.percent = percent
        self.counts = counts
        self.first = first
        self.final = final
    }

    /// One answer stands for so many cases.
    var weight: Double { percent > 0 ? 100 / Double(percent) : 0 }
}

/// One line of the figures: an agency, a district, a month, or all of it.
package struct FigureLine: Sendable, Hashable {
    package let key: String
    package private(set) var strata: [Stratum]

    package init(key: String, strata: [Stratum]) {
        self.key = key
        self.strata = strata
    }

    package func count(_ measure: Measure) -> Int { strata.reduce(0) { $0 + $1.counts[measure, default: 0] } }

    package var contacted: Estimate? { share(of: .contacted, among: .reached) }
    package var solved: Estimate? { share(of: .solved, among: .final) }
    package var redone: Estimate? { share(of: .redone, among: .reached) }
    package var first: Estimate? { steps(\.first).average }
    package var final: Estimate? { steps(\.final).average }

    /// Whether not everybody was asked, so that the figures are estimates.
    package var isSample: Bool { strata.contains { $0.percent < 100 && $0.counts[.askable, default: 0] > 0 } }

    /// How many answered with each step at the end, 1 to 5.
    package var distribution: [Int] { (0..<5).map { step in strata.reduce(0) { $0 + $1.final[step] } } }

    private func share(of part: Measure, among whole: Measure) -> Estimate? {
        strata.flatMap { stratum in
            let hits: Int = stratum.counts[part, default: 0]
            let all: Int = stratum.counts[whole, default: 0]
            return [
                WeightedCount(weight: stratum.weight, value: 1, count: hits),
                WeightedCount(weight: stratum.weight, value: 0, count: all - hits),
            ]
        }.share
    }

    private func steps(_ steps: KeyPath<Stratum, [Int]>) -> [WeightedCount] {
        strata.flatMap { stratum in
            stratum[keyPath: steps].enumerated().map { step, count in
                WeightedCount(weight: stratum.weight, value: Double(step + 1), count: count)
            }
        }
    }

    /// All lines as one.
    package static func total(_ lines: [FigureLine]) -> FigureLine {
        FigureLine(key: "", strata: lines.flatMap(\.strata))
    }
}

/// What figures are asked for: a period of answers, and which of them.
package struct FigureQuestion: Sendable, Hashable {
    package var from: Instant
    package var before: Instant
    package var filter = CallBackFilter()
    package var by: FigureDivision = .agency

    package init(from: Instant, before: Instant) {
        self.from = from
        self.before = before
    }
}

/// A part of one figure: its line, what is counted, and for satisfaction which step.
package struct FigurePart: Sendable, Hashable {
    package let key: String?
    package let measure: Measure
    package let step: Int?

    package init(key: String?, measure: Measure, step: Int?) {
        self.key = key
        self.measure = measure
        self.step = step
    }
}
