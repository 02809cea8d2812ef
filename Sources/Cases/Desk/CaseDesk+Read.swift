import Kernel
import Storage

extension CaseDesk {
    /// The whole file, for staff in whose scope it is.
    package func open(_ number: CaseNumber, by officer: Officer) async throws -> CaseView {
        try await database.read { [vault] tx in
            let (file, history) = try Self.found(number, in: tx)
            try officer.mustSee(file)
            let isHidden: Bool = file.hidesReporter(from: CaseAgency(officer))
            let reporter: Reporter? =
                isHidden || file.standing == .anonymous ? nil : try .find(of: file.id, vault, in: tx)
            return CaseView(
                file: file, history: history, texts: try WrittenText.all(of: file.id, in: tx),
                photos: try Self.photos(of: file, in: tx), reporter: reporter.map(MaskedReporter.init),
                isReporterHidden: isHidden, leader: try file.mergedInto.flatMap { try CaseNumber.of($0, in: tx) },
                followers: file.followers > 0 ? try CaseNumber.following(file.id, in: tx) : [])
        }
    }

    /// A reporter's own case, after signing in.
    package func open(_ number: CaseNumber, by resident: Identifier<Visitor>) async throws -> ResidentCase {
        try await database.read { [vault] tx in
            let (file, history) = try Self.found(number, in: tx)
            try ReporterProof.resident(resident).must(file, vault, in: tx)
            return try Self.resident(file, history, in: tx)
        }
    }

    /// A reporter's own case, by its number and the phone they gave. Which of the two is wrong is not told.
    package func follow(_ number: CaseNumber, phone: Phone) async throws -> ResidentCase {
        try await database.read { [vault] tx in
            let (file, history) = try Self.found(number, in: tx)
            guard try Reporter.isPhone(phone, of: file.id, vault, in: tx) else { throw CaseRefusal.noSuchCase }
            return try Self.resident(file, history, in: tx)
        }
    }

    /// A resident's own cases, the newest first.
    package func own(
        _ resident: Identifier<Visitor>, after position: CasePosition? = nil, limit: Int = 20
    ) async throws -> CasePage {
        try await database.read { [vault] tx in
            var filter = CaseFilter()
            filter.phone = try ReporterProof.resident(resident).phone(vault, in: tx)
            guard let phone = filter.phone else { return CasePage(rows: [], next: nil) }
            var query = CaseQuery(filter)
            query.phonePrint = vault.keyedHash(phone.digits)
            return try query.page(after: position, limit: limit, in: tx)
        }
    }

    private static func found(_ number: CaseNumber, in tx: Transaction) throws -> (Case, [CaseChange]) {
        guard let id = try Case.id(of: number, in: tx) else { throw CaseRefusal.noSuchCase }
        let history: [CaseChange] = try Case.history(of: id, in: tx)
        return (try Case.replay(id, history), history)
    }

    private static func resident(_ file: Case, _ history: [CaseChange], in tx: Transaction) throws -> ResidentCase {
        ResidentCase(
            file, history, texts: try WrittenText.all(of: file.id, in: tx), photos: try photos(of: file, in: tx))
    }

    private static func photos(of file: Case, in tx: Transaction) throws -> [CasePhoto] {
        file.photos > 0 ? try CasePhoto.all(of: file.id, in: tx) : []
    }
}

extension Officer {
    /// To look is allowed where anything may be done, too.
    func mustSee(_ file: Case) throws(NotAllowed) {
        let subject: Subject = file.subject
        let acts: [Permission] = [.takeCalls, .dispatchCases, .handleCases, .verifyCases, .followUpCases]
        if acts.contains(where: { may($0, subject) }) { return }
        try must(.viewCases, subject)
    }
}
