import Cases
import Kernel
import Site

/// The caller's queue: what can be done now first.
struct CallBackQueuePage: Sendable {
    struct View: Sendable {
        let href: String
        let label: String
        let count: String
        let current: Bool
    }

    let views: [View]
    let selects: [NarrowingField]
    let view: String
    let isFiltered: Bool
    let rows: [CallBackMark]
    let hasRows: Bool
    let emptySentence: String
    let day: String
    /// Where the first call is, when there is one.
    let begin: String?
    let pager: Pager?
}

extension FollowUpRoutes {
    var queuePages: [Route] {
        [
            .page(
                .get, "/call-backs", .staff(.followUpCases), "followUp.queue",
                input: CallBackAddress.fields + Field.paging
            ) { call in try await queue(call) },
            .page(
                .get, "/call-backs/next", .staff(.followUpCases), "followUp.next",
                input: CallBackAddress.fields + [.text("done", max: 40)]
            ) { call in
                let done: String? = try call.input.optional("done")
                return try await next(after: done.map { try CaseNumber(reading: $0) }, call)
            },
        ]
    }

    private func queue(_ call: Call) async throws -> Reply {
        let officer: Officer = try call.officer()
        let names: FollowUpNames = try await names(call)
        let address = CallBackAddress(call)
        let page: CallBackPage = try await desk.queue(address.list(call), by: officer)
        let counts: [CallBackView: Int] = try await desk.counts(address.filter, upTo: Self.most, by: officer)
        let day: CallBackDay = try await desk.today(by: officer)
        let rows: [CallBackMark] = page.lines.map { line in
            CallBackMark(line, names, call, href: href(of: line.row, address))
        }
        return .page(
            "call-backs",
            CallBackQueuePage(
                views: CallBackView.allCases.map { mark($0, counts[$0] ?? 0, address, call) },
                selects: NarrowingField.all(address, names, call), view: address.view.rawValue,
                isFiltered: address.isFiltered, rows: rows, hasRows: !rows.isEmpty,
                emptySentence: call.say("followUp.view.\(address.view.rawValue).empty"), day: day.text(call),
                begin: counts[.now] ?? 0 > 0 ? address.path("/call-backs/next") : nil,
                pager: pager(page, call)))
    }

    /// A call is made on its own screen; what is to be judged or closed stands on the case's page.
    private func href(of row: CallBack, _ address: CallBackAddress) -> String {
        row.need == .call ? address.path("/call-backs/\(row.number)") : "/cases/\(row.number)"
    }

    private func mark(_ view: CallBackView, _ count: Int, _ address: CallBackAddress, _ call: Call)
        -> CallBackQueuePage.View
    {
        CallBackQueuePage.View(
            href: address.path("/call-backs", view: view), label: call.say("followUp.view.\(view.rawValue)"),
            count: count == Self.most ? "\(Self.most - 1)+" : String(count), current: view == address.view)
    }

    private static let most = 1_000

    func pager(_ page: CallBackPage, _ call: Call) -> Pager {
        Pager(
            summary: call.say("followUp.shown", ["n": String(page.lines.count)]),
            next: page.next.map { call.address(after: $0.text) })
    }

    /// To the next call of the list, or back to the list when there is none.
    func next(after done: CaseNumber?, _ call: Call) async throws -> Reply {
        let address = CallBackAddress(call)
        let number: CaseNumber? = try await desk.next(address.filter, after: done, by: call.officer())
        let place: String = address.path(number.map { "/call-backs/\($0)" } ?? "/call-backs")
        guard done != nil else { return .redirect(place) }
        return .redirect(place, notice: "followUpSaved")
    }
}

extension CallBackDay {
    func text(_ call: Call) -> String {
        call.say(
            "followUp.today", ["answered": String(answered), "missed": String(missed), "left": String(left)])
    }
}
