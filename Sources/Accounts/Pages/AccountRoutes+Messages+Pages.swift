import HTTPTypes
import Kernel
import Site

extension AccountRoutes {
    var messagePages: [Route] {
        [
            .page(
                .get, "/admin/messages", .staff(.administerSystem), "account.messages", input: [.id("before")]
            ) { call in
                let found: [SimulatedMessage] = try await MessageDesk(tools).newest(
                    before: call.input.optional("before"), limit: 51, by: call.officer())
                return .page("account-messages", MessagesPage(found, call))
            }
        ]
    }
}

/// What the simulator would have sent, the newest first.
struct MessagesPage: Sendable {
    struct Line: Sendable {
        let when: String
        let phone: String
        let text: String
        let code: String?
    }

    let rows: [Line]
    let hasRows: Bool
    let pager: Pager?

    init(_ found: [SimulatedMessage], _ call: Call) {
        let shown: ArraySlice<SimulatedMessage> = found.prefix(50)
        rows = shown.map { message in
            Line(
                when: call.zone.text(message.at), phone: message.message.phone,
                text: call.say(message.message.text, message.message.facts), code: message.message.facts["code"])
        }
        hasRows = !rows.isEmpty
        let next: String? = found.count > 50 ? shown.last.map { "/admin/messages?before=\($0.id)" } : nil
        pager = Pager(summary: call.say("account.messages.count", ["n": String(rows.count)]), next: next)
    }
}
