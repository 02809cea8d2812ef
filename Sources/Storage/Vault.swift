import Crypto
import Foundation
import Kernel

/// Seals personal data with a key kept outside the database, and finds it again by keyed hash.
package struct Vault: Sendable {
    private let data: SymmetricKey
    private let search: SymmetricKey

    /// `master` is at least 32 random bytes from a file or the configuration.
    package init(master: [UInt8]) throws {
        guard master.count >= 32 else { throw VaultFault.shortKey }
        let root = SymmetricKey(data: master)
        data = HKDF<SHA256>.deriveKey(inputKeyMaterial: root, info: Data("minhu data 1".utf8), outputByteCount: 32)
        search = HKDF<SHA256>.deriveKey(inputKeyMaterial: root, info: Data("minhu search 1".utf8), outputByteCount: 32)
    }

    /// AES-GCM, bound to the id it belongs to: a sealed text moved to another row does not open.
    package func seal(_ text: String, for owner: Identifier<some Any>) throws -> [UInt8] {
        let box = try AES.GCM.seal(Data(text.utf8), using: data, authenticating: owner.bytes)
        guard let combined = box.combined else { throw VaultFault.cannotSeal }
        return [UInt8](combined)
    }

    package func open(_ sealed: [UInt8], for owner: Identifier<some Any>) throws -> String {
        let box = try AES.GCM.SealedBox(combined: sealed)
        return String(decoding: try AES.GCM.open(box, using: data, authenticating: owner.bytes), as: UTF8.self)
    }

    /// The keyed hash under which a phone number or the like is found (HMAC-SHA-256, 16 bytes).
    package func keyedHash(_ text: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: search).prefix(16))
    }

    /// With the key file of `folder`, made at the first start.
    package static func load(from folder: URL) throws -> Vault {
        try Vault(
            master: KeyFile.load("vault.key", in: folder) {
                SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
            })
    }
}

package enum VaultFault: Error {
    case shortKey, cannotSeal, cannotWriteKey
}
