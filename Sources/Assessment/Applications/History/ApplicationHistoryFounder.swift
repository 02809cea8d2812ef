import Cases
import Kernel
import Storage

/// Gives the demonstration city's closed cases their applications: reads the cases page by page, writes in batches.
package struct ApplicationHistoryFounder: Sendable {
    package typealias ClosedCases = @Sendable (CasePosition?) async throws -> CasePage

    let database: Database
    let stage: HistoryStage

    package init(database: Database, stage: HistoryStage) {
        self.database = database
        self.stage = stage
    }

    /// Tells how many applications were made. `cases` are the closed cases, page after page.
    @discardableResult
    package func found(from cases: ClosedCases) async throws -> Int {
        var history = ApplicationHistory(stage)
        var position: CasePosition?
        var count: Int = 0
        repeat {
            let page: CasePage = try await cases(position)
            let chosen: [Case.ID] = page.rows.filter { history.isChosen($0.number) }.map(\.id)
            var planned: [PlannedApplication] = []
            for closed in try await matters(chosen) { planned += try history.plan(closed) }
            try await write(planned)
            count += planned.count
            position = page.next
        } while position != nil
        return count
    }

    private func matters(_ ids: [Case.ID]) async throws -> [ClosedMatter] {
        guard !ids.isEmpty else { return [] }
        return try await database.read { tx in
            try ids.map { id in
                let history: [CaseChange] = try Case.history(of: id, in: tx)
                let file: Case = try .replay(id, history)
                let author: Author? = history.last { $0.author.agency == file.handler.id }?.author
                return ClosedMatter(matter: Matter(file, history), agency: file.handler, person: author?.person)
            }
        }
    }

    /// By the same records as in the present, so that rows and counts follow from the events.
    private func write(_ planned: [PlannedApplication]) async throws {
        guard !planned.isEmpty else { return }
        try await database.write { tx in
            for one in planned {
                var file: Application = try .begin(one.file.id, one.steps[0].events, by: one.applicant, in: tx)
                for step in one.steps.dropFirst() { try file.record(step.events, by: step.by, at: step.at, in: tx) }
            }
        }
    }
}
