import Foundation
import Kernel
import Storage

/// A message of the simulator: what a phone would show, kept sealed for a page only an administrator sees.
package struct SimulatedMessage: Sendable, Hashable {
    package typealias ID = Identifier<SimulatedMessage>

    package let id: ID
    package let at: Instant
    package let message: ShortMessage

    static func newest(before id: ID?, limit: Int, _ vault: Vault, in tx: Transaction) throws -> [SimulatedMessage] {
        let earlier: SQL = id.map { "WHERE id < \($0)" } ?? ""
        return try tx.all(
            "SELECT id, body, at FROM simulated_message \(sql: earlier) ORDER BY id DESC LIMIT \(limit)"
        ) { row in
            let id: ID = try row("id")
            let text: String = try vault.open(row("body"), for: id)
            let message = try JSONDecoder().decode(ShortMessage.self, from: Data(text.utf8))
            return SimulatedMessage(id: id, at: try row("at"), message: message)
        }
    }

    static func keep(_ message: ShortMessage, _ vault: Vault, at now: Instant, in tx: Transaction) throws {
        let id: ID = .make(at: now)
        let text = String(decoding: try JSONEncoder().encode(message), as: UTF8.self)
        let body: [UInt8] = try vault.seal(text, for: id)
        try tx.run("INSERT INTO simulated_message (id, body, at) VALUES (\(id), \(body), \(now))")
        try tx.run("DELETE FROM simulated_message WHERE at < \(now - .days(2))")
    }
}
