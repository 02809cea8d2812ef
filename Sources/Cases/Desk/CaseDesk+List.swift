import Kernel
import Storage

extension CaseDesk {
    /// The cases of a filter that the officer may see. Pages follow by key, never by offset.
    package func list(
        _ filter: CaseFilter, _ sort: CaseSort = .newest, after position: CasePosition? = nil, limit: Int = 50,
        by officer: Officer
    ) async throws -> CasePage {
        let query: CaseQuery = try await query(filter, sort, CaseScope(officer))
        return try await database.read { try query.page(after: position, limit: min(max(limit, 1), 500), in: $0) }
    }

    /// Every row of a list, a page at a time, for a file of them.
    package func export(
        _ filter: CaseFilter, _ sort: CaseSort = .newest, by officer: Officer,
        page body: @Sendable ([CaseRow]) async throws -> Void
    ) async throws {
        let query: CaseQuery = try await query(filter, sort, CaseScope(officer, .exportCases))
        var position: CasePosition?
        repeat {
            let page: CasePage = try await database.read { [position] tx in
                try query.page(after: position, limit: 500, in: tx)
            }
            try await body(page.rows)
            position = page.next
        } while position != nil
    }

    /// One page of an export.
    func exportPage(
        _ filter: CaseFilter, _ sort: CaseSort, after position: CasePosition?, by officer: Officer
    ) async throws -> CasePage {
        let query: CaseQuery = try await query(filter, sort, CaseScope(officer, .exportCases))
        return try await database.read { try query.page(after: position, limit: 500, in: $0) }
    }

    /// How many cases of a filter the officer may see, counted no further than `limit`.
    func count(_ filter: CaseFilter, upTo limit: Int, by officer: Officer) async throws -> Int {
        let query: CaseQuery = try await query(filter, .due, CaseScope(officer))
        return try await database.read { try query.count(upTo: limit, in: $0) }
    }

    func query(_ filter: CaseFilter, _ sort: CaseSort, _ scope: CaseScope) async throws -> CaseQuery {
        var query = CaseQuery(filter, sort, scope)
        query.phonePrint = filter.phone.map { vault.keyedHash($0.digits) }
        if let category = filter.category { query.isLeaf = try await categories.tree().isLeaf(category) }
        return query
    }
}
