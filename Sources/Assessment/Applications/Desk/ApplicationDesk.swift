import Agencies
import Calendar
import Cases
import Kernel
import Storage

/// The acts on applications: who may, one transaction, the rules in the middle.
package struct ApplicationDesk: Sendable {
    let database: Database
    let clock: WallClock
    let book: RuleBook
    let pictures: PhotoDesk

    package init(database: Database, clock: WallClock, book: RuleBook, pictures: PhotoDesk) {
        self.database = database
        self.clock = clock
        self.book = book
        self.pictures = pictures
    }
}

/// The application that is meant, the version the caller saw (nil takes whatever there is), and the key of the request.
package struct ApplicationTarget: Sendable, Hashable {
    package let id: Application.ID
    package let version: Int?
    package let once: IdempotencyKey?

    package init(_ id: Application.ID, version: Int? = nil, once: IdempotencyKey? = nil) {
        self.id = id
        self.version = version
        self.once = once
    }
}

/// What an act on an application may look at.
struct Hearing {
    let matter: Matter
    let rules: ApplicationRules
    let now: Instant
    let tx: Transaction

    init(_ file: Application, _ desk: ApplicationDesk, at now: Instant, in tx: Transaction) throws {
        matter = try .open(file.filing.matter, in: tx)
        rules = try desk.rules(in: tx)
        self.now = now
        self.tx = tx
    }
}

extension ApplicationDesk {
    func rules(in tx: Transaction) throws -> ApplicationRules {
        ApplicationRules(try RuleVersion.current(in: tx).table, workingTime: try book.workingTime(in: tx))
    }

    /// An act on one application: first whether one may, then whether it is still as one saw it, then the rules. The same
    /// request sent again does nothing more and is answered with the application as it stands.
    func act(
        on target: ApplicationTarget, by officer: Officer,
        mayIf check: @escaping @Sendable (Application) throws -> Void,
        _ decide: @escaping @Sendable (inout Application, Hearing) throws -> Void
    ) async throws -> Application {
        try await database.write { [self, now = clock.now] tx in
            try Application.lock(target.id, in: tx)
            var file: Application = try .open(target.id, in: tx)
            try check(file)
            _ = try Idempotency.once(target.once, at: now, in: tx) {
                if let seen = target.version, seen != file.version {
                    throw ApplicationRefusal.movedOn(version: file.version)
                }
                try decide(&file, Hearing(file, self, at: now, in: tx))
                return file.version
            }
            return file
        }
    }

    /// Pictures that were never taken in cannot be evidence.
    func mustKnow(_ photos: [PhotoHash]) throws {
        for photo in photos where try pictures.bytes(photo) == nil { throw ApplicationRefusal.unknownPhoto }
    }
}

extension Officer {
    /// Their own agency's applications.
    func mustHandle(_ file: Application) throws(NotAllowed) {
        try must(.handleCases, Subject(node: file.filing.place, category: file.filing.category, agencies: [agencyPath]))
        guard agencyPath == file.agency.path else { throw NotAllowed(permission: .handleCases) }
    }

    /// To see an application one handles for its agency or one above it, or judges or supervises where it belongs.
    func maySee(_ file: Application) -> Bool {
        if may(.judgeApplications, file.subject) || may(.superviseCases, file.subject) { return true }
        return agencyPath.contains(file.agency.path) && may(.handleCases, file.subject)
    }
}
