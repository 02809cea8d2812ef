import Kernel
import Site
import Territory

extension CaseSeats {
    /// Open cases of the same category in the same community: perhaps the same matter. The newest first.
    func nearby(
        _ category: TreePath?, _ place: TreePath?, besides number: CaseNumber? = nil, _ call: Call
    ) async throws -> [OwnCaseLine] {
        guard let category, let place else { return [] }
        let atlas: TerritoryAtlas = try await territory.atlas()
        var filter = CaseFilter()
        filter.category = category
        filter.territory = atlas[path: place].flatMap { atlas.ancestor(of: $0, at: .community) }?.path ?? place
        filter.isOpen = true
        let page: CasePage = try await desk.list(filter, .newest, limit: 6, by: call.officer())
        return page.rows.filter { $0.number != number }.prefix(5).map {
            OwnCaseLine($0, href: "/cases/\($0.number)", call)
        }
    }
}
