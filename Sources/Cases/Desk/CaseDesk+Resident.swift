import Accounts
import Kernel
import Storage

/// How somebody shows that a case is theirs: signed in, or by the phone they gave.
package enum ReporterProof: Sendable, Hashable {
    case resident(Identifier<Visitor>)
    case phone(Phone)
    /// The secret address of the case, handed out when it was received.
    case link(Case.ID)

    var author: Author {
        switch self {
        case .resident(let id): Author(kind: .resident, person: id)
        case .phone, .link: Author(kind: .resident)
        }
    }

    func must(_ file: Case, _ vault: Vault, in tx: Transaction) throws {
        if case .link(let id) = self, id == file.id { return }
        guard let phone = try phone(vault, in: tx), try Reporter.isPhone(phone, of: file.id, vault, in: tx) else {
            throw CaseRefusal.notYourCase
        }
    }

    func phone(_ vault: Vault, in tx: Transaction) throws -> Phone? {
        switch self {
        case .phone(let phone): phone
        case .link: nil
        case .resident(let id): try Resident.find(id, in: tx).map { try Phone($0.phoneNumber(vault).digits) }
        }
    }
}

extension CaseDesk {
    /// The reporter's answer to an open question; an operator may write down what was said on the phone.
    package func provideInformation(
        _ target: CaseTarget, _ text: String, photos: [PhotoHash] = [], by proof: ReporterProof
    ) async throws -> Case {
        try await informed(target, text, photos, by: proof.author) { [vault] file, tx in
            try proof.must(file, vault, in: tx)
        }
    }

    package func provideInformation(
        _ target: CaseTarget, _ text: String, photos: [PhotoHash] = [], by officer: Officer
    ) async throws -> Case {
        try await informed(target, text, photos, by: Author(officer)) { file, _ in
            try officer.must(.takeCalls, file.subject)
        }
    }

    private func informed(
        _ target: CaseTarget, _ text: String, _ photos: [PhotoHash], by author: Author,
        mayIf check: @escaping @Sendable (Case, Transaction) throws -> Void
    ) async throws -> Case {
        try await change(target, by: author, mayIf: check) { file, at in
            let events = try file.providingInformation(text, photos: photos.count, at: at.now, under: at.rules)
            try Photo.attach(photos, to: file, in: at.tx)
            return events
        }
    }

    /// The reporter wants nothing more.
    package func withdraw(_ target: CaseTarget, note: String?, by proof: ReporterProof) async throws -> Case {
        try await withdrawn(target, note, by: proof.author) { [vault] file, tx in try proof.must(file, vault, in: tx) }
    }

    /// The same, said on the phone.
    package func withdraw(_ target: CaseTarget, note: String?, by officer: Officer) async throws -> Case {
        try await withdrawn(target, note, by: Author(officer)) { file, _ in
            try officer.must(.takeCalls, file.subject)
        }
    }

    private func withdrawn(
        _ target: CaseTarget, _ note: String?, by author: Author,
        mayIf check: @escaping @Sendable (Case, Transaction) throws -> Void
    ) async throws -> Case {
        try await change(target, by: author, mayIf: check) { file, at in
            let events = try file.withdrawing(note: note, at: at.now, under: at.rules)
            try Self.settle(file, events, by: author, at)
            return events
        }
    }
}
