import Cases
import Kernel
import Site

extension FollowUpRoutes {
    var api: [Route] {
        [
            .api(
                .get, "/call-backs", .staff(.followUpCases), "followUp.api.list",
                input: CallBackAddress.fields + Field.paging, answer: .list(CallBackRecord.fields)
            ) { call in
                let address = CallBackAddress(call)
                let page: CallBackPage = try await desk.queue(address.list(call), by: call.officer())
                let items: [CallBackRecord] = page.lines.map { CallBackRecord($0.row, call.zone) }
                return .json(ItemList(items: items, next: page.next?.text))
            },
            .api(
                .get, "/call-backs/figures", .staff(.viewFigures), "followUp.api.figures",
                input: FigureAddress.fields, answer: .list(FigureRecord.fields)
            ) { call in
                let address = try FigureAddress(call)
                let figures: FollowUpFigures = try await desk.figures(address.question, by: call.officer())
                let asOf: String? = figures.asOf.map(call.zone.iso)
                return .json(ItemList(items: figures.lines.map { FigureRecord($0, asOf: asOf) }, next: nil))
            },
        ]
    }
}

/// A round as programs see it.
struct CallBackRecord: Encodable, Sendable {
    let number: String
    let round: Int
    let state: CallBack.State
    let need: CallBack.Need?
    let replied: String
    let due: String
    let next: String?
    let tries: Int
    let way: CallBack.Way
    let reachable: Bool
    let drawn: Bool
    let percent: Int
    let rules: Int
    let category: String?
    let territory: String?
    let handler: String

    init(_ row: CallBack, _ zone: Zone) {
        number = row.number.description
        round = row.round
        state = row.state
        need = row.need
        replied = zone.iso(row.repliedAt)
        due = zone.iso(row.due)
        next = row.nextTry.map(zone.iso)
        tries = row.tries
        way = row.way
        reachable = row.isReachable
        drawn = row.sampling.isDrawn
        percent = row.sampling.percent
        rules = row.sampling.version
        category = row.category?.key
        territory = row.territory?.key
        handler = row.handler.key
    }

    static let fields: [Field] = [
        .text("number", max: 16, required: true), .integer("round", 1...1_000, required: true),
        .word("state", CallBack.State.self, required: true), .word("need", CallBack.Need.self),
        .instant("replied", required: true), .instant("due", required: true), .instant("next"),
        .integer("tries", 0...1_000, required: true), .word("way", CallBack.Way.self, required: true),
        .flag("reachable"), .flag("drawn"), .integer("percent", 0...100, required: true),
        .integer("rules", 0...1_000_000, required: true), .text("category", max: 40), .text("territory", max: 80),
        .text("handler", max: 80, required: true),
    ]
}

/// A line of figures as programs see it; shares are between 0 and 1.
struct FigureRecord: Encodable, Sendable {
    struct Value: Encodable, Sendable {
        let value: Double
        let low: Double
        let high: Double
        let n: Int

        init(_ estimate: Estimate) {
            value = estimate.value
            low = estimate.low
            high = estimate.high
            n = estimate.count
        }
    }

    let key: String
    let replied: Int
    let askable: Int
    let drawn: Int
    let asked: Int
    let reached: Int
    let volunteered: Int
    let contacted: Value?
    let solved: Value?
    let first: Value?
    let final: Value?
    let redone: Value?
    let steps: [Int]
    let asOf: String?

    init(_ line: FigureLine, asOf: String?) {
        key = line.key
        replied = line.count(.replied)
        askable = line.count(.askable)
        drawn = line.count(.drawn)
        asked = line.count(.asked)
        reached = line.count(.reached)
        volunteered = line.count(.volunteered)
        contacted = line.contacted.map(Value.init)
        solved = line.solved.map(Value.init)
        first = line.first.map(Value.init)
        final = line.final.map(Value.init)
        redone = line.redone.map(Value.init)
        steps = line.distribution
        self.asOf = asOf
    }

    static let fields: [Field] =
        [.text("key", max: 80, required: true)]
        + ["replied", "askable", "drawn", "asked", "reached", "volunteered"].map {
            .integer($0, 0...1_000_000_000, required: true)
        } + [.instant("asOf")]
}
