import Foundation
import Kernel
import Storage

/// What can happen to an account, a role or a resident's stay; the whole list, and nothing personal in it.
enum AccountEvent {
    case created, renamed
    case moved(agency: Identifier<AgencyMark>)
    case suspended, reopened, closed
    case signedIn, signInFailed
    case locked(until: Instant)
    case unlocked, signedOut
    case passwordChanged, passwordReset
    case roleGiven(RoleScope)
    case roleTaken(RoleScope)
    case tokenMade(BearerToken.ID, endsAt: Instant?)
    case tokenRevoked(BearerToken.ID)

    var entry: NewEvent {
        switch self {
        case .created: NewEvent(kind: "accountCreated", body: "{}")
        case .renamed: NewEvent(kind: "accountRenamed", body: "{}")
        case .moved(let agency): NewEvent(kind: "accountMoved", body: Self.json(["agency": agency.description]))
        case .suspended: NewEvent(kind: "accountSuspended", body: "{}")
        case .reopened: NewEvent(kind: "accountReopened", body: "{}")
        case .closed: NewEvent(kind: "accountClosed", body: "{}")
        case .signedIn: NewEvent(kind: "signedIn", body: "{}")
        case .signInFailed: NewEvent(kind: "signInFailed", body: "{}")
        case .locked(let until): NewEvent(kind: "accountLocked", body: Self.json(["until": String(until.milliseconds)]))
        case .unlocked: NewEvent(kind: "accountUnlocked", body: "{}")
        case .signedOut: NewEvent(kind: "signedOut", body: "{}")
        case .passwordChanged: NewEvent(kind: "passwordChanged", body: "{}")
        case .passwordReset: NewEvent(kind: "passwordReset", body: "{}")
        case .roleGiven(let scope): NewEvent(kind: "roleGiven", body: Self.json(scope.facts))
        case .roleTaken(let scope): NewEvent(kind: "roleTaken", body: Self.json(scope.facts))
        case .tokenMade(let id, let endsAt):
            NewEvent(
                kind: "tokenMade",
                body: Self.json(["token": id.description, "endsAt": endsAt.map { String($0.milliseconds) } ?? ""]))
        case .tokenRevoked(let id): NewEvent(kind: "tokenRevoked", body: Self.json(["token": id.description]))
        }
    }

    /// What an event of the log says beside its kind.
    static func facts(of record: EventRecord) -> [String: String] {
        (try? JSONDecoder().decode([String: String].self, from: Data(record.body.utf8))) ?? [:]
    }

    /// Sorted, so that equal facts are equal texts.
    private static func json(_ facts: [String: String]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(facts) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}

extension RoleScope {
    fileprivate var facts: [String: String] {
        var facts: [String: String] = ["role": role, "node": node.key]
        facts["category"] = category?.key
        facts["agency"] = agency?.key
        return facts
    }
}

extension Account {
    var stream: EventStream { EventStream("account", id) }

    /// Writes what happened and the row as it now stands.
    mutating func record(
        _ event: AccountEvent, by author: Author, at now: Instant, in tx: Transaction
    ) throws {
        version = try EventLog.append([event.entry], to: stream, after: version, by: author, at: now, in: tx)
        try update(in: tx)
    }

    var author: Author { Author(kind: .staff, person: id, agency: agency) }
}
