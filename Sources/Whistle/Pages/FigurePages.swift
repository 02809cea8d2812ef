import Cases
import Kernel
import Site
import Territory

/// The figures of whistles: per town and per agency called, each opening the whistles behind it.
struct WhistleFiguresPage: Sendable {
    struct Cell: Sendable {
        let value: String
        let n: String?
        let href: String?
    }

    struct Line: Sendable {
        let name: String
        let cells: [Cell]
    }

    struct Table: Sendable {
        let heading: String
        let hint: String
        let columns: [String]
        let lines: [Line]
        let hasLines: Bool
    }

    let from: String
    let to: String
    let tables: [Table]
}

extension WhistleRoutes {
    var figurePages: [Route] {
        [
            .page(
                .get, "/whistles/figures", .staff(.viewFigures), "whistle.page.figures",
                input: [.day("from"), .day("to")],
                form: { call in try await figures(call, from: nil, to: nil) }
            ) { call in
                try await figures(call, from: call.input.optional("from"), to: call.input.optional("to"))
            }
        ]
    }

    private func figures(_ call: Call, from: Day?, to: Day?) async throws -> Reply {
        let last: Day = to ?? call.zone.day(of: call.now)
        let first: Day = from ?? last.adding(days: -364)
        let period = WhistlePeriod(
            from: call.zone.instant(first), before: call.zone.instant(last.adding(days: 1)))
        let count: WhistleCount = try await desk.count(period, by: call.officer())
        let draw = WhistleFigureDraw(call: call, names: try await names(call), count: count, days: (first, last))
        return .page(
            "whistle-figures",
            WhistleFiguresPage(
                from: first.description, to: last.description, tables: [draw.towns, draw.agencies]))
    }
}

/// Draws the tables of figures.
struct WhistleFigureDraw {
    let call: Call
    let names: WhistleNames
    let count: WhistleCount
    let days: (first: Day, last: Day)

    typealias Cell = WhistleFiguresPage.Cell
    typealias Line = WhistleFiguresPage.Line

    var towns: WhistleFiguresPage.Table {
        let town: (TreePath) -> Place? = { names.town($0) }
        let tallies: [Place.ID: WhistleTally] = count.tallies { town($0.territory)?.id }
        let cases: [Place.ID: Int] = count.cases.reduce(into: [:]) { sums, pair in
            if let id = town(pair.key)?.id { sums[id, default: 0] += pair.value }
        }
        let lines: [Line] = tallies.compactMap { id, tally in
            names.atlas[id].map { (place: $0, tally: tally) }
        }.sorted { ($1.tally.whistles, $0.place.code) < ($0.tally.whistles, $1.place.code) }.map { place, tally in
            Line(
                name: names.place(place.path), cells: townCells(tally, cases[place.id] ?? 0, "territory=\(place.code)"))
        }
        return table("towns", ["whistles", "rate"] + WhistleKind.allCases.map(\.rawValue) + Self.shared, lines)
    }

    var agencies: WhistleFiguresPage.Table {
        let lines: [Line] = count.tallies { $0.agency }.sorted {
            ($1.value.calls, $0.key) < ($0.value.calls, $1.key)
        }.map { path, tally in
            let query: String = names.agencyID(at: path).map { "called=\($0)" } ?? ""
            return Line(name: names.agency(at: path), cells: [whole(tally.whistles, query)] + shared(tally, query))
        }
        return table("agencies", ["called"] + Self.shared, lines)
    }

    private static let shared = ["onTime", "minutes", "upheld", "overruled", "effort", "result", "needless"]

    private func table(_ name: String, _ columns: [String], _ lines: [Line]) -> WhistleFiguresPage.Table {
        WhistleFiguresPage.Table(
            heading: call.say("whistle.figures.\(name)"), hint: call.say("whistle.figures.\(name).hint"),
            columns: columns.map { call.say("whistle.figure.\($0)") }, lines: lines, hasLines: !lines.isEmpty)
    }

    private func townCells(_ tally: WhistleTally, _ cases: Int, _ query: String) -> [Cell] {
        let rate: String = cases > 0 ? Self.decimal(Double(tally.whistles) * 1_000 / Double(cases)) : "–"
        let kinds: [Cell] = WhistleKind.allCases.map { whole(tally.kinds[$0] ?? 0, "\(query)&kind=\($0.rawValue)") }
        return [whole(tally.whistles, query), Cell(value: rate, n: "n=\(cases)", href: href(query))] + kinds
            + shared(tally, query)
    }

    private func shared(_ tally: WhistleTally, _ query: String) -> [Cell] {
        [
            share(tally.onTime, of: tally.decided, "\(query)&course=onTime"),
            Cell(
                value: tally.medianMinutes.map(String.init) ?? "–", n: "n=\(tally.minutes.count)",
                href: href("\(query)&course=onTime")),
            whole(tally.upheld, "\(query)&course=upheld"), whole(tally.overruled, "\(query)&course=overruled"),
            mean(tally.effort, "\(query)&course=rated"), mean(tally.result, "\(query)&course=rated"),
            share(tally.needless, of: tally.verdicts, "\(query)&course=needless"),
        ]
    }

    private func whole(_ value: Int, _ query: String) -> Cell { Cell(value: String(value), n: nil, href: href(query)) }

    private func share(_ part: Int, of whole: Int, _ query: String) -> Cell {
        let value: String = whole > 0 ? "\(Int((Double(part) * 100 / Double(whole)).rounded())) %" : "–"
        return Cell(value: value, n: "n=\(whole)", href: href(query))
    }

    private func mean(_ values: [Int], _ query: String) -> Cell {
        let value: String = values.isEmpty ? "–" : Self.decimal(Double(values.reduce(0, +)) / Double(values.count))
        return Cell(value: value, n: "n=\(values.count)", href: href(query))
    }

    private func href(_ query: String) -> String { "/whistles?\(query)&from=\(days.first)&to=\(days.last)" }

    /// One place after the point.
    private static func decimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
