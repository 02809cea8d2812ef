import Kernel
import Site

/// The lights that are lit for an agency.
struct AlertPage: Sendable {
    struct Line: Sendable {
        let href: String
        let grouped: String
        let summary: String
        let clock: String
        let light: String
        let lightWord: String
        let agency: String
        let due: String
    }

    let lines: [Line]
    let hasLines: Bool
    let pager: Pager?
}

extension CaseSeats {
    var alertPages: [Route] {
        [
            .page(.get, "/alerts", .staff(.viewCases), "case.page.alerts", input: Field.paging) { call in
                let officer: Officer = try call.officer()
                let names: CaseNames = try await names(call)
                let (alerts, next) = try await desk.alerts(after: call.input.optional("after"), by: officer)
                let lines: [AlertPage.Line] = alerts.map { AlertPage.Line($0, names, call) }
                return .page(
                    "case-alerts",
                    AlertPage(
                        lines: lines, hasLines: !lines.isEmpty,
                        pager: next.map {
                            Pager(
                                summary: call.say("page.list.shown", ["count": String(lines.count)]),
                                next: "/alerts?after=\($0)")
                        }))
            }
        ]
    }
}

extension AlertPage.Line {
    init(_ alert: ClockAlert, _ names: CaseNames, _ call: Call) {
        href = "/cases/\(alert.number)"
        grouped = alert.number.grouped
        summary = alert.summary.summary
        clock = call.word(alert.kind).capitalFirst
        let level: Int = max(0, alert.mark - 2)
        light = alert.mark >= 3 ? "overdue" : alert.mark == 2 ? "soon" : "ok"
        lightWord =
            level > 0
            ? call.say("page.alerts.red", ["level": String(level)])
            : call.say(alert.mark == 2 ? "page.alerts.yellow" : "page.alerts.reminder")
        agency = names.agency(at: alert.holder)
        due = call.moments.due(alert.due)
    }
}
