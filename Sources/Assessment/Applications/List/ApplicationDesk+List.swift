import Cases
import Kernel
import Storage

extension ApplicationDesk {
    /// The applications of a filter that the officer may see. Pages follow by key, never by offset.
    package func list(
        _ filter: ApplicationFilter, after position: ApplicationPosition? = nil, limit: Int = 50, by officer: Officer
    ) async throws -> ApplicationPage {
        let query = try ApplicationQuery(filter, officer)
        return try await database.read { try query.page(after: position, limit: min(max(limit, 1), 500), in: $0) }
    }

    /// The applications about one case, the newest first.
    package func list(about matter: Case.ID) async throws -> [ApplicationRow] {
        var filter = ApplicationFilter()
        filter.matter = matter
        let query = ApplicationQuery(filter: filter, grants: [])
        return try await database.read { try query.page(after: nil, limit: 50, in: $0).rows }
    }
}

extension ApplicationQuery {
    /// The queue is read under what one may judge, an agency's list under what one handles, the rest under both and what
    /// one supervises.
    init(_ filter: ApplicationFilter, _ officer: Officer) throws(NotAllowed) {
        var filter: ApplicationFilter = filter
        switch filter.view {
        case .queue:
            self.init(filter: filter, grants: try officer.grants(for: [.judgeApplications]))
        case .agency:
            filter.agency = filter.agency.flatMap { officer.agencyPath.contains($0) ? $0 : nil } ?? officer.agencyPath
            self.init(filter: filter, grants: try officer.grants(for: [.handleCases]))
        case .all:
            let wide: [Permission] = [.judgeApplications, .superviseCases]
            self.init(filter: filter, grants: try officer.grants(for: wide))
        }
    }
}

extension Officer {
    fileprivate func grants(for permissions: [Permission]) throws(NotAllowed) -> [Grant] {
        let found: [Grant] = grants.filter { !$0.permissions.isDisjoint(with: permissions) }
        guard !found.isEmpty else { throw NotAllowed(permission: permissions[0]) }
        return found
    }
}
