import Kernel
import Site
import Storage

extension RulesDesk {
    /// The page of the rules, with the names of those who changed them.
    package func page(_ parts: RuleParts<Table>, _ call: Call) async throws -> RulesPage {
        let versions: [RuleVersion<Table>] = try await versions()
        return RulesPage(parts, versions, try await authors(of: versions), call)
    }

    /// Who made these versions.
    package func authors(of versions: [RuleVersion<Table>]) async throws -> [Identifier<Visitor>: String] {
        let ids: [Identifier<Visitor>] = Set(versions.compactMap(\.author)).sorted()
        return ids.isEmpty ? [:] : try await database.read { try Account.names(of: ids, in: $0) }
    }
}
