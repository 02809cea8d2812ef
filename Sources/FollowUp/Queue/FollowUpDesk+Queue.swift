import Calendar
import Cases
import Kernel
import Storage

extension FollowUpDesk {
    package func queue(_ list: CallBackList, by officer: Officer) async throws -> CallBackPage {
        let queue: CallBackQueue = try queue(list.view, list.filter, officer)
        return try await database.read { try queue.page(after: list.after, limit: list.limit, in: $0) }
    }

    /// How many stand in each list, counted no further than `limit`.
    package func counts(_ filter: CallBackFilter, upTo limit: Int, by officer: Officer) async throws -> [CallBackView:
        Int]
    {
        let queues: [CallBackQueue] = try CallBackView.allCases.map { try queue($0, filter, officer) }
        return try await database.read { tx in
            try Dictionary(uniqueKeysWithValues: queues.map { ($0.view, try $0.count(upTo: limit, in: tx)) })
        }
    }

    /// Whom to call next; `after` is the case just done, which is not offered again.
    package func next(
        _ filter: CallBackFilter, after number: CaseNumber?, by officer: Officer
    ) async throws -> CaseNumber? {
        var list = CallBackList(.now)
        list.filter = filter
        list.limit = 2
        return try await queue(list, by: officer).lines.map(\.row.number).first { $0 != number }
    }

    package func today(by officer: Officer) async throws -> CallBackDay {
        let queue: CallBackQueue = try queue(.now, CallBackFilter(), officer)
        return try await database.read { [book, now = clock.now] tx in
            let zone: Zone = try book.rules.workingTime(in: tx).zone
            return try CallBackDay.count(since: zone.instant(zone.day(of: now)), queue, in: tx)
        }
    }

    private func queue(_ view: CallBackView, _ filter: CallBackFilter, _ officer: Officer) throws -> CallBackQueue {
        CallBackQueue(view: view, filter: filter, scope: try CallBackScope(officer, .followUpCases), now: clock.now)
    }
}
