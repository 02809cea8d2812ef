import Kernel
import Storage

/// Lets residents in by phone and one-time code.
package struct ResidentDesk: Sendable {
    let tools: AccountTools

    package init(_ tools: AccountTools) { self.tools = tools }

    /// Whether phone sign-in is possible at all.
    package var isOpen: Bool { tools.gateway.isSetUp }

    /// Sends a code; refused without a gateway and when phone or address had too many lately.
    package func sendCode(to phone: PhoneNumber, from address: String) async throws {
        guard tools.gateway.isSetUp else { throw AccountRefusal.noMessageGateway }
        let now: Instant = tools.clock.now
        let prints = (phone: tools.vault.keyedHash(phone.digits), address: tools.vault.keyedHash(address))
        var random = SystemRandomNumberGenerator()
        let digits: String = PhoneCode.draw(using: &random)
        let rules: PhoneCodeRules = try await tools.database.write { [vault = tools.vault] tx in
            let rules: PhoneCodeRules = try AccountPolicy.current(in: tx).phoneCode
            let since: Instant = now - rules.longestSpan
            try rules.mustAllow(
                phone: PhoneCode.times(phone: prints.phone, since: since, in: tx),
                address: PhoneCode.times(address: prints.address, since: since, in: tx), at: now)
            let id: PhoneCode.ID = .make(at: now)
            let code = PhoneCode(
                id: id, phone: prints.phone, code: vault.keyedHash(digits + id.description), sentAt: now,
                endsAt: now + rules.lifetime, tries: 0, isUsed: false)
            try code.insert(from: prints.address, in: tx)
            return rules
        }
        let facts: [String: String] = ["code": digits, "minutes": rules.lifetime.minutes]
        try await tools.gateway.send(ShortMessage(to: phone, text: "message.signInCode", facts: facts), now)
    }

    /// One answer for a wrong, used, worn-out or late code.
    package func signIn(_ phone: PhoneNumber, code entered: String) async throws -> NewSession {
        let now: Instant = tools.clock.now
        let session: NewSession? = try await tools.database.write { [vault = tools.vault, sweep = tools.sweep] tx in
            let policy: AccountPolicy = try .current(in: tx)
            try sweep.runIfDue(policy, at: now, in: tx)
            let print: [UInt8] = vault.keyedHash(phone.digits)
            guard var code = try PhoneCode.latest(for: print, in: tx) else { return nil }
            let tried: [UInt8] = vault.keyedHash(entered + code.id.description)
            let isRight: Bool = code.accept(tried, at: now, under: policy.phoneCode)
            try code.update(in: tx)
            guard isRight else { return nil }
            let person: Identifier<Visitor> = try Self.resident(phone, print, vault, at: now, in: tx)
            return try Session.begin(.resident, person, policy, at: now, in: tx)
        }
        guard let session else { throw AccountRefusal.codeWrong }
        return session
    }

    /// The number a resident signed in with, for their own report.
    package func phone(of resident: Identifier<Visitor>) async throws -> PhoneNumber? {
        let found: Resident? = try await tools.database.read { try Resident.find(resident, in: $0) }
        return try found?.phoneNumber(tools.vault)
    }

    private static func resident(
        _ phone: PhoneNumber, _ print: [UInt8], _ vault: Vault, at now: Instant, in tx: Transaction
    ) throws -> Identifier<Visitor> {
        if let known = try Resident.find(print: print, in: tx) { return known.id }
        let id: Identifier<Visitor> = .make(at: now)
        let new = Resident(id: id, phone: try vault.seal(phone.digits, for: id), phonePrint: print, createdAt: now)
        guard try new.insertUnlessKnown(in: tx) else { return try Resident.find(print: print, in: tx)?.id ?? id }
        let event = NewEvent(kind: "residentKnown", body: "{}")
        try EventLog.append(
            [event], to: EventStream("resident", id), after: 0, by: Author(kind: .resident, person: id), at: now, in: tx
        )
        return id
    }
}

extension PhoneCodeRules {
    fileprivate var longestSpan: Span { (perPhone + perAddress).map(\.span).max() ?? .days(1) }
}
