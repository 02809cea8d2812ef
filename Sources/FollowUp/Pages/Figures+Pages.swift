import Kernel
import Site

/// The figures of call-backs, line by line; each opens the rounds behind it.
struct FollowUpFiguresPage: Sendable {
    struct Cell: Sendable {
        let value: String
        let href: String?
        let note: String?
    }

    struct Line: Sendable {
        let name: String
        let cells: [Cell]
    }

    struct Option: Sendable {
        let href: String
        let label: String
        let current: Bool
    }

    let divisions: [Option]
    let selects: [NarrowingField]
    let by: String
    let from: String
    let to: String
    let columns: [String]
    let lines: [Line]
    let hasLines: Bool
    let total: Line
    /// Said when not everybody was asked.
    let sample: String?
    let volunteered: String?
    let asOf: String
    let export: String
}

/// The rounds behind one figure.
struct FigurePartPage: Sendable {
    let heading: String
    let back: String
    let rows: [CallBackMark]
    let hasRows: Bool
    let pager: Pager?
}

extension FollowUpRoutes {
    var figurePages: [Route] {
        [
            .page(
                .get, "/follow-ups/figures", .staff(.viewFigures), "followUp.figures", input: FigureAddress.fields
            ) { call in
                let address = try FigureAddress(call)
                let figures: FollowUpFigures = try await desk.figures(address.question, by: call.officer())
                let draw = FiguresDraw(figures: figures, address: address, words: try await figureWords(call))
                return .page("follow-up-figures", draw.page)
            },
            .page(
                .get, "/follow-ups/figures.csv", .staff(.viewFigures), "followUp.figures.export",
                input: FigureAddress.fields
            ) { call in
                let address = try FigureAddress(call)
                let figures: FollowUpFigures = try await desk.figures(address.question, by: call.officer())
                let table = FiguresTable(figures: figures, address: address, words: try await figureWords(call))
                return .csv(
                    named: "follow-up-figures.csv",
                    TablePages(header: table.header) { _ in TablePages.Page(rows: table.rows, next: nil) })
            },
            .page(
                .get, "/follow-ups/figures/cases", .staff(.viewFigures), "followUp.figures.cases",
                input: FigureAddress.partFields
            ) { call in try await part(call) },
        ]
    }

    private func figureWords(_ call: Call) async throws -> FigureWords {
        FigureWords(call: call, names: try await names(call))
    }

    private func part(_ call: Call) async throws -> Reply {
        let address = try FigureAddress(call)
        let words: FigureWords = try await figureWords(call)
        let measure: Measure = try call.input.word("what")
        let key: String? = try call.input.optional("key")
        let step: Int? = try call.input.optional("step")
        let page: CallBackPage = try await desk.behind(
            FigurePart(key: key, measure: measure, step: step), of: address.question, after: CallBackPlace(call),
            by: call.officer())
        let heading: [String?] = [
            key.map { words.name($0, by: address.by) }, call.say("followUp.measure.\(measure.rawValue)"),
            step.map { call.say("case.satisfaction.\($0)") }, "\(address.from) – \(address.to)",
        ]
        let rows: [CallBackMark] = page.lines.map {
            CallBackMark($0, words.names, call, href: "/cases/\($0.row.number)")
        }
        return .page(
            "follow-up-figure-cases",
            FigurePartPage(
                heading: heading.compactMap(\.self).joined(separator: " · "),
                back: address.path("/follow-ups/figures"), rows: rows, hasRows: !rows.isEmpty,
                pager: pager(page, call)))
    }
}

/// Draws the page of figures.
struct FiguresDraw {
    let figures: FollowUpFigures
    let address: FigureAddress
    let words: FigureWords

    private var call: Call { words.call }

    var page: FollowUpFiguresPage {
        let total: FigureLine = figures.total
        let volunteered: Int = total.count(.volunteered)
        return FollowUpFiguresPage(
            divisions: FigureDivision.allCases.map { division in
                FollowUpFiguresPage.Option(
                    href: address.list.path(
                        "/follow-ups/figures",
                        adding: ["from=\(address.from)", "to=\(address.to)", "by=\(division.rawValue)"]),
                    label: call.say("followUp.by.\(division.rawValue)"), current: division == address.by)
            },
            selects: NarrowingField.all(address.list, words.names, call), by: address.by.rawValue,
            from: address.from.description, to: address.to.description,
            columns: Self.columns.map { call.say("followUp.figures.\($0)") },
            lines: figures.lines.map { line($0, words.name($0.key, by: address.by), key: $0.key) },
            hasLines: !figures.lines.isEmpty, total: line(total, call.say("followUp.figures.total"), key: nil),
            sample: sample(total),
            volunteered: volunteered == 0 ? nil : call.say("followUp.figures.volunteers", ["n": String(volunteered)]),
            asOf: figures.asOf.map { call.say("followUp.figures.asOf", ["moment": call.zone.text($0)]) }
                ?? call.say("followUp.figures.never"),
            export: address.path("/follow-ups/figures.csv"))
    }

    static let columns: [String] = [
        "replied", "drawn", "asked", "reached", "contacted", "solved", "first", "final", "steps", "redone",
    ]

    private func sample(_ total: FigureLine) -> String? {
        guard total.isSample else { return nil }
        return call.say(
            "followUp.figures.sample",
            [
                "n": String(total.count(.reached)), "drawn": String(total.count(.drawn)),
                "N": String(total.count(.askable)),
            ])
    }

    private func line(_ line: FigureLine, _ name: String, key: String?) -> FollowUpFiguresPage.Line {
        let counts: [FollowUpFiguresPage.Cell] = [Measure.replied, .drawn, .asked, .reached].map { measure in
            cell((String(line.count(measure)), nil), measure, key)
        }
        return FollowUpFiguresPage.Line(
            name: name,
            cells: counts + [
                cell(words.share(line.contacted), .contacted, key), cell(words.share(line.solved), .solved, key),
                cell(words.mean(line.first), .first, key), cell(words.mean(line.final), .final, key),
                cell((line.distribution.map(String.init).joined(separator: " / "), nil), .final, key),
                cell(words.share(line.redone), .redone, key),
            ])
    }

    private func cell(
        _ figure: (value: String, note: String?), _ measure: Measure, _ key: String?
    ) -> FollowUpFiguresPage.Cell {
        FollowUpFiguresPage.Cell(
            value: figure.value, href: address.path(behind: measure, of: key), note: figure.note)
    }
}

/// The figures as a table of numbers for a spreadsheet.
struct FiguresTable {
    let figures: FollowUpFigures
    let address: FigureAddress
    let words: FigureWords

    var header: [String] {
        let call: Call = words.call
        let counts: [String] = Measure.allCases.map { call.say("followUp.measure.\($0.rawValue)") }
        let estimates: [String] = ["contacted", "solved", "first", "final", "redone"].flatMap { name in
            let title: String = call.say("followUp.figures.\(name)")
            return [
                title, "\(title) \(call.say("followUp.figures.low"))", "\(title) \(call.say("followUp.figures.high"))",
                "\(title) \(call.say("followUp.figures.n"))",
            ]
        }
        let steps: [String] = (1...5).map { call.say("case.satisfaction.\($0)") }
        return [call.say("followUp.by.\(address.by.rawValue)")] + counts + estimates + steps
            + [call.say("followUp.figures.upTo")]
    }

    var rows: [[String]] {
        let asOf: String = figures.asOf.map(words.call.zone.text) ?? ""
        return figures.lines.map { line in
            let estimates: [Estimate?] = [line.contacted, line.solved, line.first, line.final, line.redone]
            return [words.name(line.key, by: address.by)] + Measure.allCases.map { String(line.count($0)) }
                + estimates.flatMap(Self.cells) + line.distribution.map(String.init) + [asOf]
        }
    }

    private static func cells(_ estimate: Estimate?) -> [String] {
        guard let estimate else { return ["", "", "", "0"] }
        return [estimate.value, estimate.low, estimate.high].map { String(($0 * 10_000).rounded() / 10_000) }
            + [String(estimate.count)]
    }
}
