import Accounts
import Kernel
import Storage

extension CaseDesk {
    /// The names of the staff in a history.
    func officers(in history: [CaseChange]) async throws -> [Identifier<Visitor>: String] {
        try await officers(history.compactMap { $0.author.kind == .staff ? $0.author.person : nil })
    }

    func officers(_ ids: [Identifier<Visitor>]) async throws -> [Identifier<Visitor>: String] {
        let people = Set(ids)
        guard !people.isEmpty else { return [:] }
        return try await database.read { try Account.names(of: people.sorted(), in: $0) }
    }

    /// The numbers of the cases that a history speaks of.
    func numbers(in history: [CaseChange]) async throws -> [Case.ID: CaseNumber] {
        let ids = Set(history.compactMap(\.event.other))
        guard !ids.isEmpty else { return [:] }
        return try await database.read { try CaseNumber.of(ids.sorted(), in: $0) }
    }
}

extension CaseEvent {
    /// The other case of a merge.
    fileprivate var other: Case.ID? {
        switch self {
        case .merged(let link), .joined(let link), .left(let link): link.case
        case .answeredByLeader(let fact): fact.leader
        case .unmerged(let fact): fact.leader
        default: nil
        }
    }
}
