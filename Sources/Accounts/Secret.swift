import Crypto
import Foundation

/// A secret that only its holder knows: 256 random bits in a cookie or header; the server keeps their SHA-256.
package struct Secret: Sendable, Hashable {
    package let text: String

    package init(_ text: String) { self.text = text }

    static func make(prefix: String = "") -> Secret { Secret(prefix + base64URL(randomBytes(32))) }

    /// What the server keeps of it.
    package var key: [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }

    /// The token that forms carry, so that another site cannot send them: derived, so that nothing more is kept.
    package var csrf: String {
        base64URL(HMAC<SHA256>.authenticationCode(for: Data("csrf".utf8), using: SymmetricKey(data: Data(text.utf8))))
    }
}

func randomBytes(_ count: Int) -> [UInt8] {
    var random = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
}

private func base64URL(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
        .replacingOccurrences(of: "=", with: "")
}
