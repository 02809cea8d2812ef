import Kernel

extension Proposal {
    /// Why it is this agency, as a sentence; `place` and `category` name a path, `say` is a text of the catalogues.
    package func reason(
        place: (TreePath) -> String?, category: (TreePath) -> String?, say: (String, [String: String]) -> String
    ) -> String {
        switch ground {
        case .row(_, let categoryPath, let territory, let kind):
            let facts: [String: String] = [
                "category": categoryPath.map { category($0) ?? $0.key } ?? "@agency.ground.everyCategory",
                "territory": territory.map { place($0) ?? $0.key } ?? "@agency.ground.wholeCity",
                "kind": kind.map { "@agency.type.\($0.type.rawValue)" } ?? "",
            ]
            return say(kind == nil ? "agency.ground.row" : "agency.ground.kind", facts)
        case .district(let territory):
            return say("agency.ground.district", ["territory": place(territory) ?? territory.key])
        case .centre:
            return say("agency.ground.centre", [:])
        }
    }
}
