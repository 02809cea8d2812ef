import Accounts
import Cases
import Kernel
import Storage

/// A whistle as staff see it, with its whole history.
package struct WhistleView: Sendable {
    package let file: WhistleFile
    package let history: [WhistleChange]
    /// What people wrote, by number; an erased text is empty.
    package let texts: [Int: String]
    package let photos: [WhistlePhoto]
    package let `case`: CaseNumber?
    /// The names of the staff in the history.
    package let officers: [Identifier<Visitor>: String]

    package var title: String { texts[1] ?? "" }
}

extension WhistleDesk {
    package func open(_ number: WhistleNumber, by officer: Officer) async throws -> WhistleView {
        try await database.read { tx in
            guard let id = try WhistleFile.id(of: number, in: tx) else { throw WhistleRefusal.noSuchWhistle }
            let history: [WhistleChange] = try WhistleFile.history(of: id, in: tx)
            let file: WhistleFile = try .replay(id, history)
            try officer.mustSee(file)
            let people = Set(history.compactMap { $0.author.kind == .staff ? $0.author.person : nil })
            return WhistleView(
                file: file, history: history, texts: try WrittenText.all(of: id, in: tx),
                photos: file.photos > 0 ? try WhistlePhoto.all(of: id, in: tx) : [],
                case: try file.case.flatMap { try Case.open($0, in: tx).number },
                officers: people.isEmpty ? [:] : try Account.names(of: people.sorted(), in: tx))
        }
    }

    /// The whistles of a filter that the officer may see. Pages follow by key, never by offset.
    package func list(
        _ filter: WhistleFilter, after position: WhistleFile.ID? = nil, limit: Int = 50, by officer: Officer
    ) async throws -> WhistlePage {
        let query = WhistleQuery(filter, try WhistleScope(officer))
        return try await database.read { try query.page(after: position, limit: min(max(limit, 1), 500), in: $0) }
    }

    /// The whistles of one case, the newest first.
    package func whistles(on id: Case.ID, by officer: Officer) async throws -> [WhistleRow] {
        var filter = WhistleFilter()
        filter.case = id
        return try await list(filter, limit: 20, by: officer).rows
    }
}
