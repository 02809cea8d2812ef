import CZlib
import NIOCore

/// Texts made small for slow lines (RFC 1952), by zlib.
enum Gzip {
    /// Below this the header outweighs the gain.
    static let leastBytes = 600

    /// Quick for answers made anew each time, thorough for files packed once.
    enum Effort: Int32, Sendable {
        case quick = 5
        case thorough = 9
    }

    /// Nil when it would not become smaller.
    static func packed(_ plain: ByteBuffer, _ effort: Effort) -> ByteBuffer? {
        guard plain.readableBytes >= leastBytes else { return nil }
        var input: [UInt8] = Array(plain.readableBytesView)
        guard let output = deflated(&input, effort), output.count < input.count else { return nil }
        return ByteBuffer(bytes: output)
    }

    private static func deflated(_ input: inout [UInt8], _ effort: Effort) -> [UInt8]? {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        // 15 bits of window, and 16 more say that the format is gzip.
        let begun: Int32 = deflateInit2_(
            &stream, effort.rawValue, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
        guard begun == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(input.count))))
        let ended: Int32 = input.withUnsafeMutableBufferPointer { from in
            output.withUnsafeMutableBufferPointer { to in
                stream.next_in = from.baseAddress
                stream.avail_in = UInt32(from.count)
                stream.next_out = to.baseAddress
                stream.avail_out = UInt32(to.count)
                return deflate(&stream, Z_FINISH)
            }
        }
        guard ended == Z_STREAM_END else { return nil }
        return Array(output.prefix(Int(stream.total_out)))
    }
}
