import Kernel
import Site

/// A list that a seat works through.
struct QueuePage: Sendable {
    struct View: Sendable {
        let href: String
        let label: String
        let count: String?
        let current: Bool
    }

    let heading: String
    let sentence: String
    let views: [View]
    let table: CaseTable?
    let emptySentence: String
    let pager: Pager?
}

/// The list beside an opened case.
struct QueueStrip: Sendable {
    let heading: String
    let href: String
    let lines: [CaseLine]
    let hasLines: Bool
}

extension CaseSeats {
    var queuePages: [Route] { [queuePage(.queue), queuePage(.work), queuePage(.followUps)] }

    private func queuePage(_ seat: SeatPlace) -> Route {
        let views: [SeatView] = SeatView.all(seat)
        let input: [Field] = [Field("view", .word(views.map(\.name)))] + Field.paging
        return .page(.get, seat.path, .staff(seat.permission), "case.page.\(seat.rawValue)", input: input) { call in
            let name: String? = try call.input.optional("view")
            if let view = views.first(where: { $0.name == name }) { return try await queue(view, among: views, call) }
            guard let view = try await firstToDo(views, call) else { throw SiteRefusal.notFound }
            return try await queue(view, among: views, call)
        }
    }

    /// The first list with something in it, so that nobody is told that all is done while there is work beside it.
    private func firstToDo(_ views: [SeatView], _ call: Call) async throws -> SeatView? {
        let officer: Officer = try call.officer()
        for view in views where try await desk.count(view.filter(for: officer), upTo: 1, by: officer) > 0 {
            return view
        }
        return views.first
    }

    private func queue(_ view: SeatView, among views: [SeatView], _ call: Call) async throws -> Reply {
        let officer: Officer = try call.officer()
        let names: CaseNames = try await names(call)
        let page: CasePage = try await desk.list(
            view.filter(for: officer), .due, after: CasePosition(call, .due),
            limit: try call.input.optional("limit") ?? 50, by: officer)
        let rows: [CaseLine] = page.rows.map { CaseLine($0, names, call, from: SeatTrail(view)) }
        let seat: String = view.seat.rawValue
        return .page(
            "case-queue",
            QueuePage(
                heading: call.say("page.\(seat).title"), sentence: call.say("page.queue.sentence"),
                views: try await marks(views, current: view, officer, call),
                table: rows.isEmpty ? nil : CaseTable(caption: call.say("page.\(seat).\(view.name)"), rows: rows),
                emptySentence: call.say("page.\(seat).\(view.name).empty"),
                pager: pager(page, SeatTrail(view).listPath, call)))
    }

    private func marks(
        _ views: [SeatView], current: SeatView, _ officer: Officer, _ call: Call
    ) async throws -> [QueuePage.View] {
        var marks: [QueuePage.View] = []
        for view in views {
            let count: Int = try await desk.count(view.filter(for: officer), upTo: Self.most, by: officer)
            marks.append(
                QueuePage.View(
                    href: SeatTrail(view).listPath, label: call.say("page.\(view.seat.rawValue).\(view.name)"),
                    count: count == Self.most ? "\(Self.most - 1)+" : String(count), current: view.name == current.name)
            )
        }
        return marks
    }

    private static let most = 1_000

    /// The first lines of the list a case was opened from.
    func strip(_ trail: SeatTrail, current: CaseNumber, _ names: CaseNames, _ call: Call) async throws -> QueueStrip? {
        guard let view = trail.view else { return nil }
        let officer: Officer = try call.officer()
        let page: CasePage = try await desk.list(view.filter(for: officer), .due, limit: 30, by: officer)
        return QueueStrip(
            heading: call.say("page.\(view.seat.rawValue).\(view.name)"), href: trail.listPath,
            lines: page.rows.map { CaseLine($0, names, call, from: trail, current: current) },
            hasLines: !page.rows.isEmpty)
    }

    func pager(_ page: CasePage, _ path: String, _ call: Call) -> Pager? {
        let isFirst: Bool = call.queried("after") == nil
        guard page.next != nil || !isFirst else { return nil }
        let glue: String = path.contains("?") ? "&" : "?"
        return Pager(
            summary: call.say("page.list.shown", ["count": String(page.rows.count)]), previous: isFirst ? nil : path,
            next: page.next.map { "\(path)\(glue)after=\($0.cursor.text)" })
    }
}
