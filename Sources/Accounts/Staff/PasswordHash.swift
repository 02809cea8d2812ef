import CryptoExtras
import Foundation
import Kernel

/// A password as it is kept: scrypt (RFC 7914) with its parameters and salt beside it.
package struct PasswordHash: Sendable, Hashable {
    package let cost: ScryptCost
    package let salt: [UInt8]
    package let digest: [UInt8]

    package init(cost: ScryptCost, salt: [UInt8], digest: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.digest = digest
    }

    /// Hashes a password, off the caller's actor: it takes a tenth of a second of processor on purpose.
    @concurrent
    package static func make(_ password: String, cost: ScryptCost = .standard) async throws -> PasswordHash {
        let salt: [UInt8] = randomBytes(16)
        return PasswordHash(cost: cost, salt: salt, digest: try derive(password, salt, cost))
    }

    @concurrent
    package func matches(_ password: String) async throws -> Bool {
        let other: [UInt8] = try Self.derive(String(password.prefix(PasswordRules.longest)), salt, cost)
        return zip(digest, other).reduce(UInt8(digest.count == other.count ? 0 : 1)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// A hash that no password matches, as costly to try as a real one.
    static func decoy(cost: ScryptCost) -> PasswordHash {
        PasswordHash(cost: cost, salt: randomBytes(16), digest: randomBytes(32))
    }

    /// Composed alike (NFKC), so that the same keys on another keyboard give the same password.
    private static func derive(_ password: String, _ salt: [UInt8], _ cost: ScryptCost) throws -> [UInt8] {
        let bytes = Data(password.precomposedStringWithCompatibilityMapping.utf8)
        let key = try KDF.Scrypt.deriveKey(
            from: bytes, salt: salt, outputByteCount: 32, rounds: cost.rounds, blockSize: cost.blockSize,
            parallelism: cost.parallelism)
        return key.withUnsafeBytes { Array($0) }
    }
}

package struct ScryptCost: Sendable, Hashable, Codable {
    package let rounds: Int
    package let blockSize: Int
    package let parallelism: Int

    package init(rounds: Int, blockSize: Int, parallelism: Int) {
        self.rounds = rounds
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    /// 16 MB and about a fifth of a second (OWASP Password Storage Cheat Sheet, equal in strength to N=2^17, p=1).
    package static let standard = ScryptCost(rounds: 1 << 14, blockSize: 8, parallelism: 5)
}

extension PasswordHash: RawRepresentable {
    /// `scrypt$16384$8$5$salt$digest`
    package var rawValue: String {
        let numbers: [String] = [cost.rounds, cost.blockSize, cost.parallelism].map { String($0) }
        return (["scrypt"] + numbers + [salt, digest].map { Data($0).base64EncodedString() }).joined(separator: "$")
    }

    package init?(rawValue: String) {
        let parts: [Substring] = rawValue.split(separator: "$")
        guard parts.count == 6, parts[0] == "scrypt" else { return nil }
        let numbers: [Int] = parts[1...3].compactMap { Int($0) }
        let bytes: [Data] = parts[4...5].compactMap { Data(base64Encoded: String($0)) }
        guard numbers.count == 3, bytes.count == 2 else { return nil }
        cost = ScryptCost(rounds: numbers[0], blockSize: numbers[1], parallelism: numbers[2])
        salt = [UInt8](bytes[0])
        digest = [UInt8](bytes[1])
    }
}
