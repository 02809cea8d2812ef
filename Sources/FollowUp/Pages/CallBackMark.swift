import Cases
import Kernel
import Site

/// A round as lists show it.
struct CallBackMark: Sendable {
    let grouped: String
    let href: String
    let summary: String
    let tags: [String]
    let state: String
    let clock: String
    let due: String
    let tries: String?
    let next: String?
    let category: String
    let place: String
    let agency: String
    let replied: String
    let satisfaction: String?

    init(_ line: CallBackLine, _ names: FollowUpNames, _ call: Call, href: String) {
        let row: CallBack = line.row
        grouped = row.number.grouped
        self.href = href
        let head: Substring = line.summary.split(whereSeparator: \.isNewline).first ?? ""
        summary = head.isEmpty ? row.number.grouped : head.count > 60 ? head.prefix(59) + "…" : String(head)
        tags = Self.tags(row, call)
        state = call.say("followUp.state.\(row.state.rawValue)")
        clock = row.answer != nil || row.need == nil ? "done" : row.due < call.now ? "overdue" : "ok"
        due = call.moments.due(row.due)
        tries = row.tries == 0 ? nil : call.say("followUp.tries", ["n": String(row.tries)])
        next = row.nextTry.flatMap { $0 > call.now ? call.moments.moment($0) : nil }
        category = names.category(row.category)
        place = names.place(row.territory)
        agency = names.agency(row.handler)
        replied = call.moments.moment(row.repliedAt)
        satisfaction = row.answer.map { call.say("case.satisfaction.\($0.satisfaction)") }
    }

    private static func tags(_ row: CallBack, _ call: Call) -> [String] {
        var tags: [String] = []
        if row.urgency != .normal { tags.append(call.say("case.urgency.\(row.urgency.rawValue)")) }
        if row.standing == .confidential { tags.append(call.say("case.standing.confidential")) }
        if row.round > 1 { tags.append(call.say("followUp.round", ["n": String(row.round)])) }
        if row.standing != .anonymous && !row.isReachable { tags.append(call.say("followUp.noPhone")) }
        return tags
    }
}
