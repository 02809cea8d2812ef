import Crypto
import Foundation

/// The instance's Ed25519 key, kept beside the vault's.
package struct SealKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    package init(_ bytes: [UInt8]) throws { key = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes) }

    /// With the key file of `folder`, made at the first start.
    package static func load(from folder: URL) throws -> SealKey {
        try SealKey(
            KeyFile.load("seal.key", in: folder) { [UInt8](Curve25519.Signing.PrivateKey().rawRepresentation) })
    }

    /// By which anyone can check the seals.
    package var publicKey: [UInt8] { [UInt8](key.publicKey.rawRepresentation) }

    func sign(_ statement: [UInt8]) throws -> [UInt8] { [UInt8](try key.signature(for: statement)) }
}
