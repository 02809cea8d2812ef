import Crypto
import Foundation
import Kernel

/// A key under which the same request, sent again, gets the first one's answer and does nothing twice.
package struct IdempotencyKey: Sendable, Hashable {
    let key: [UInt8]
    let fingerprint: [UInt8]

    /// `scope` is the caller and the route, so that nobody can meet another's key; `request` is what was asked for.
    package init(_ text: String, scope: String, request: some Collection<UInt8>) {
        key = Array(SHA256.hash(data: Array("\(scope)\u{0}\(text)".utf8)).prefix(16))
        fingerprint = Array(SHA256.hash(data: Array(request)).prefix(8))
    }
}

package enum IdempotencyRefusal: Explained, Equatable {
    /// The key was used for a different request.
    case keyReused
    package var code: String { "idempotencyKeyReused" }
    package var kind: FaultKind { .conflict }
}

package enum Idempotency {
    /// Runs `act` once per key; its answer is remembered in the same transaction.
    package static func once<Answer: Codable>(
        _ key: IdempotencyKey?, at now: Instant, in tx: Transaction, _ act: () throws -> Answer
    ) throws -> Answer {
        guard let key else { return try act() }
        if let (fingerprint, answer) = try find(key, in: tx) {
            guard fingerprint == key.fingerprint else { throw IdempotencyRefusal.keyReused }
            return try JSONDecoder().decode(Answer.self, from: Data(answer.utf8))
        }
        let answer: Answer = try act()
        let text = String(decoding: try JSONEncoder().encode(answer), as: UTF8.self)
        try remember(key, answer: text, at: now, in: tx)
        return answer
    }
}
