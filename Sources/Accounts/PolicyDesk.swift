import Kernel
import Storage

/// Shows and changes the city's rules on accounts; the security administrator's alone.
package struct PolicyDesk: Sendable {
    let tools: AccountTools

    package init(_ tools: AccountTools) { self.tools = tools }

    package func current() async throws -> AccountPolicy { try await tools.database.read { try .current(in: $0) } }

    /// The rules from now on; who is signed in feels them at the next request.
    package func enact(_ policy: AccountPolicy, by officer: Officer) async throws {
        try officer.must(.administerSecurity, Subject())
        try policy.mustBeSane()
        try await tools.database.write { [now = tools.clock.now] tx in
            guard try AccountPolicy.current(in: tx) != policy else { return }
            try policy.enact(at: now, in: tx)
            let stream = EventStream(
                "accountPolicy", Identifier<AccountPolicy>(high: 0x7000, low: 0x8000_0000_0000_0002))
            let version: Int = try EventLog.read(stream, in: tx).last?.version ?? 0
            let event = NewEvent(kind: "accountPolicyChanged", body: try policy.text())
            try EventLog.append([event], to: stream, after: version, by: Author(officer), at: now, in: tx)
        }
        tools.cache.dropAll()
    }
}

extension AccountPolicy {
    /// Rules nobody could live with or that protect nobody are refused.
    package func mustBeSane() throws(InvalidInput) {
        var faults: [FieldFault] = []
        func check(_ field: String, _ value: Int, _ range: ClosedRange<Int>) {
            guard !range.contains(value) else { return }
            let facts: [String: String] = ["low": String(range.lowerBound), "high": String(range.upperBound)]
            faults.append(FieldFault(field, "outside", facts))
        }
        check("minimumLength", password.minimumLength, 8...64)
        check("classes", password.classes, 1...4)
        check("history", password.history, 0...20)
        check("failures", lockOut.failures, 3...20)
        check("lockMinutes", Int(lockOut.length.milliseconds / 60_000), 1...1_440)
        check("idleMinutes", Int(staffSession.idle.milliseconds / 60_000), 5...480)
        check("absoluteHours", Int(staffSession.absolute.milliseconds / 3_600_000), 1...24)
        guard faults.isEmpty else { throw InvalidInput(faults) }
    }
}
