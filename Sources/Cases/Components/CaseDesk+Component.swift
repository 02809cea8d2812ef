import Kernel
import Storage
import Territory

extension CaseDesk {
    /// Says which component a case is about; without a code that it is about none. Who may locate a case may say so.
    package func name(component code: String?, of target: CaseTarget, by officer: Officer) async throws {
        try await database.write { [now = clock.now] tx in
            guard let id = try Case.id(of: target.number, in: tx) else { throw CaseRefusal.noSuchCase }
            let file: Case = try .open(id, in: tx)
            try officer.mustTriage(file)
            guard file.state.takesComponent else { throw CaseComponentRefusal.caseIsOver }
            let component: Component? = try code.map { try Self.component($0, in: tx) }
            _ = try Idempotency.once(target.once, at: now, in: tx) {
                try CaseComponent.name(
                    component?.id, by: ComponentNaming(by: id, Author(officer), at: now), in: tx)
                return file.version
            }
        }
    }

    private static func component(_ code: String, in tx: Transaction) throws -> Component {
        guard ComponentCode.isCode(code), let found = try Component.find(code: code, in: tx) else {
            throw ComponentRefusal.unknownComponent
        }
        return found
    }

    /// The component a case is about.
    package func component(of id: Case.ID) async throws -> Component? {
        try await database.read { tx in
            try CaseComponent.find(of: id, in: tx).flatMap { try Component.find($0.component, in: tx) }
        }
    }

    /// The latest cases about a component that the officer may see, and how many there are besides, counted to a limit.
    func cases(
        about component: Component.ID, by officer: Officer, limit: Int = 20
    ) async throws -> (seen: [(file: Case, since: Instant)], isMore: Bool, hidden: Int) {
        try await database.read { tx in
            let named: [CaseComponent] = try CaseComponent.list(of: component, limit: limit + 1, in: tx)
            let shown: [(file: Case, since: Instant)] = try named.prefix(limit).map {
                (try Case.open($0.file, in: tx), $0.since)
            }
            let seen = shown.filter { officer.maySee($0.file) }
            return (seen, named.count > limit, shown.count - seen.count)
        }
    }
}

extension Officer {
    fileprivate func maySee(_ file: Case) -> Bool {
        do {
            try mustSee(file)
            return true
        } catch {
            return false
        }
    }

    func mayTriage(_ file: Case) -> Bool {
        do {
            try mustTriage(file)
            return true
        } catch {
            return false
        }
    }
}
