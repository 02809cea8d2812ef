import Kernel
import Storage

extension MessageGateway {
    /// Keeps messages in the database for `/admin/messages` instead of sending them; for demonstration cities.
    package static func simulator(_ database: Database, _ vault: Vault) -> MessageGateway {
        MessageGateway { message, now in
            try await database.write { try SimulatedMessage.keep(message, vault, at: now, in: $0) }
        }
    }
}

/// Shows what the simulator would have sent.
package struct MessageDesk: Sendable {
    let tools: AccountTools

    package init(_ tools: AccountTools) { self.tools = tools }

    package func newest(
        before id: SimulatedMessage.ID? = nil, limit: Int = 50, by officer: Officer
    ) async throws -> [SimulatedMessage] {
        try officer.must(.administerSystem, Subject())
        return try await tools.database.read { [vault = tools.vault] tx in
            try SimulatedMessage.newest(before: id, limit: limit, vault, in: tx)
        }
    }
}
