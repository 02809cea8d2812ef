import CThumbnail
import Foundation

/// Makes upright, clean pictures of whatever people send, by libvips.
struct PhotoPress: Sendable {
    struct Picture: Sendable {
        let bytes: Data
        let width: Int
        let height: Int
    }

    private static let isReady: Bool = thumbnail_start() == 0

    let limits: PhotoRules

    /// The picture and its thumbnail. It takes a while: it runs beside the request's own thread.
    @concurrent
    func press(_ bytes: [UInt8]) async throws(PhotoRefusal) -> (picture: Picture, thumbnail: Picture) {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= limits.mostBytes else { throw .tooLarge(mostMegabytes: limits.mostBytes / 1_048_576) }
        guard PhotoFormat(sniffing: bytes) != nil, Self.isReady else { throw .notAPicture }
        try mustBeSmall(bytes)
        let picture: Picture = try make(bytes, edge: limits.edge, quality: 82)
        return (picture, try make([UInt8](picture.bytes), edge: limits.thumbnailEdge, quality: 75))
    }

    private func mustBeSmall(_ bytes: [UInt8]) throws(PhotoRefusal) {
        var width: Int32 = 0
        var height: Int32 = 0
        guard thumbnail_measure(bytes, bytes.count, &width, &height) == 0 else { throw .damaged }
        guard Int(width) * Int(height) <= limits.mostPixels else {
            throw .tooManyPixels(mostMegapixels: limits.mostPixels / 1_000_000)
        }
    }

    private func make(_ bytes: [UInt8], edge: Int, quality: Int32) throws(PhotoRefusal) -> Picture {
        var out: UnsafeMutableRawPointer?
        var size: Int = 0
        var width: Int32 = 0
        var height: Int32 = 0
        let failed: Bool =
            thumbnail_make(bytes, bytes.count, Int32(edge), quality, &out, &size, &width, &height) != 0
        guard !failed, let out else { throw .damaged }
        defer { thumbnail_free(out) }
        return Picture(bytes: Data(bytes: out, count: size), width: Int(width), height: Int(height))
    }
}
