import Crypto
import Foundation
import Kernel

/// A picture that was taken in: upright, without EXIF or GPS, named by the SHA-256 of its bytes.
package struct Photo: Sendable, Hashable {
    package let hash: PhotoHash
    package let thumbnail: PhotoHash
    package let width: Int
    package let height: Int
    package let size: Int
    package let takenInAt: Instant
}

/// The SHA-256 of a stored file, written in hexadecimal.
package struct PhotoHash: Sendable, Hashable {
    package let bytes: [UInt8]

    init(of content: some DataProtocol) { bytes = Array(SHA256.hash(data: content)) }

    init?(bytes: [UInt8]) {
        guard bytes.count == SHA256.byteCount else { return nil }
        self.bytes = bytes
    }
}

extension PhotoHash: LosslessStringConvertible {
    package var description: String { bytes.map { padded(hexadecimal: $0) }.joined() }

    package init?(_ text: String) {
        let digits: [UInt8] = text.utf8.compactMap { UInt8(String(UnicodeScalar($0)), radix: 16) }
        guard digits.count == 64, text.utf8.count == 64 else { return nil }
        self.init(bytes: stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
    }

    private func padded(hexadecimal byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}

/// A picture of a case, in its place.
package struct CasePhoto: Sendable, Hashable {
    /// Counts from 1 within the case.
    package let number: Int
    package let photo: PhotoHash
    package let thumbnail: PhotoHash
    package let width: Int
    package let height: Int
    /// The version the case had when it came; the event after it says with what.
    package let version: Int
}

/// Why a picture is not taken in.
package enum PhotoRefusal: Explained, Equatable {
    case empty
    case tooLarge(mostMegabytes: Int)
    /// It is something else, whatever its name says.
    case notAPicture
    case tooManyPixels(mostMegapixels: Int)
    case damaged

    package var code: String {
        switch self {
        case .empty: "photoEmpty"
        case .tooLarge: "photoTooLarge"
        case .notAPicture: "photoNotAPicture"
        case .tooManyPixels: "photoTooManyPixels"
        case .damaged: "photoDamaged"
        }
    }

    package var kind: FaultKind {
        if case .tooLarge = self { .tooLarge } else { .invalid }
    }

    package var facts: [String: String] {
        switch self {
        case .tooLarge(let most), .tooManyPixels(let most): ["max": String(most)]
        default: [:]
        }
    }

    package var fields: [FieldFault] { [FieldFault("photos", code, facts)] }
}
