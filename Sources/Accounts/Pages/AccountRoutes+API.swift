import Agencies
import HTTPTypes
import Kernel
import Site

extension AccountRoutes {
    var accountAPI: [Route] {
        [
            .api(.get, "/me", .signedIn, "account.api.me", answer: .object(OwnRecord.fields)) { call in
                .json(OwnRecord(call))
            },
            .api(
                .get, "/accounts", .staffWithOne(of: Self.overseers), "account.api.list",
                input: Self.filterFields + Field.paging, answer: .list(AccountRecord.fields)
            ) { call in
                let limit: Int = try call.input.optional("limit") ?? 50
                let found: [AccountEntry] = try await accounts.list(
                    filter(call), after: call.input.optional("after") ?? "", limit: limit + 1)
                let page: [AccountRecord] = found.prefix(limit).map { AccountRecord($0, call) }
                return .json(AccountRecords(items: page, next: found.count > limit ? page.last?.login : nil))
            },
            .api(
                .get, "/accounts/{login}", .staffWithOne(of: Self.overseers), "account.api.show",
                answer: .object(AccountRecord.fields)
            ) { call in
                let entry: AccountEntry = try await entry(call)
                return .json(AccountRecord(entry, call), version: entry.account.version)
            },
            .api(
                .post, "/accounts", .staff(.administerSystem), "account.api.create", input: Self.draftFields,
                answer: .object(AccountRecord.fields)
            ) { call in
                let (account, password) = try await accounts.create(draft(call), by: call.officer())
                var record = AccountRecord(try await accounts.find(account.id), call)
                record.initialPassword = password
                return .json(record, status: .created, version: account.version)
            },
            .api(
                .post, "/accounts/{login}/roles", .staff(.administerSecurity), "account.api.role.give",
                input: Self.scopeFields, answer: .object(AccountRecord.fields)
            ) { call in
                let id: Account.ID = try await entry(call).account.id
                try await roles.give(scope(call), to: id, by: call.officer())
                return .json(AccountRecord(try await accounts.find(id), call), status: .created)
            },
            .api(
                .delete, "/accounts/{login}/roles/{id}", .staff(.administerSecurity), "account.api.role.take",
                answer: .nothing
            ) { call in
                try await roles.take(assignmentID(call), by: call.officer())
                return .nothing
            },
        ]
    }
}

/// Who one is, as programs see it.
struct OwnRecord: Encodable, Sendable {
    struct Scope: Encodable, Sendable {
        let role: String
        let permissions: [String]
        let node: String
        let category: String?
        let agency: String?
    }

    let id: String?
    let kind: String
    let name: String?
    let agency: String?
    let grants: [Scope]

    init(_ call: Call) {
        id = call.visitor.id?.description
        kind = call.author.kind.rawValue
        let officer: Officer? = call.visitor.officer
        name = officer?.name
        agency = officer?.agencyPath.key
        grants = (officer?.grants ?? []).map {
            Scope(
                role: $0.role, permissions: $0.permissions.map(\.rawValue).sorted(), node: $0.node.key,
                category: $0.category?.key, agency: $0.agency?.key)
        }
    }

    static let fields: [Field] = [
        .id("id"), .text("kind", max: 20), .text("name", max: 40), .text("agency", max: 400),
        Field("grants", .texts(max: 100)),
    ]
}

/// An account as programs see it.
struct AccountRecord: Encodable, Sendable {
    struct Assignment: Encodable, Sendable {
        let id: String
        let role: String
        let node: String
        let category: String?
        let agency: String?
    }

    let id: String
    let login: String
    let name: String
    let agency: String?
    let state: String
    let locked: Bool
    let roles: [Assignment]
    /// Only in the answer to its creation.
    var initialPassword: String?

    init(_ entry: AccountEntry, _ call: Call) {
        id = entry.account.id.description
        login = entry.account.login
        name = entry.account.name
        agency = entry.agency?.code
        state = entry.account.state.rawValue
        locked = entry.account.isLocked(at: call.now)
        roles = entry.assignments.map {
            Assignment(
                id: $0.id.description, role: $0.scope.role, node: $0.scope.node.key, category: $0.scope.category?.key,
                agency: $0.scope.agency?.key)
        }
    }

    static let fields: [Field] = [
        .id("id"), .text("login", max: 40), .text("name", max: 40), .text("agency", max: 40),
        .word("state", Account.State.self), .flag("locked"), Field("roles", .texts(max: 100)),
        .text("initialPassword", max: 40),
    ]
}

/// A page of accounts, with where the next one begins.
struct AccountRecords: Encodable, Sendable {
    let items: [AccountRecord]
    let next: String?
}
