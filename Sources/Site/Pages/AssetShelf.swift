import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A folder of static files and the address they are served under.
package struct AssetFolder: Sendable {
    package let path: String
    package let address: String

    package init(_ path: String, at address: String) {
        self.path = path
        self.address = address
    }
}

/// Styles, scripts and pictures, read and packed once at start; a packed copy (`.gz`) beside a file saves the work.
package struct AssetShelf: Sendable {
    private struct Item: Sendable {
        let plain: ByteBuffer
        let gzip: ByteBuffer?
        let type: String
        /// Weak, for the compressed and the plain form are the same thing.
        let tag: String
    }

    private var items: [String: Item] = [:]
    /// Changes whenever any file does; pages put it into the addresses.
    package private(set) var version: String = ""

    package init(folders: [AssetFolder]) throws {
        for folder in folders { try add(folder) }
        let tags: String = items.sorted { $0.key < $1.key }.map { $0.value.tag }.joined()
        version = Self.tag(Data(tags.utf8))
    }

    private mutating func add(_ folder: AssetFolder) throws {
        guard let files = FileManager.default.enumerator(atPath: folder.path) else { return }
        for case let name as String in files where !name.hasSuffix(".gz") {
            let full: String = "\(folder.path)/\(name)"
            guard let type = Self.types[String(name.split(separator: ".").last ?? "")] else { continue }
            guard let data = FileManager.default.contents(atPath: full) else { continue }
            let plain = ByteBuffer(bytes: data)
            let beside: Data? = FileManager.default.contents(atPath: full + ".gz")
            let gzip: ByteBuffer? = beside.map { ByteBuffer(bytes: $0) } ?? Gzip.packed(plain, .thorough)
            items["\(folder.address)/\(name)"] = Item(
                plain: plain, gzip: gzip, type: type, tag: "W/\"\(Self.tag(data))\"")
        }
    }

    func has(_ path: String) -> Bool { items[path] != nil }

    /// Nil when it is no file of ours, or not asked for by GET or HEAD.
    func response(to request: Request) -> Response? {
        guard request.method == .get || request.method == .head, let item = items[request.uri.path] else { return nil }
        var headers: HTTPFields = [.contentType: item.type, .eTag: item.tag, .vary: "Accept-Encoding"]
        let isOfThisVersion: Bool = request.uri.query == "v=\(version)"
        headers[.cacheControl] = isOfThisVersion ? "public, max-age=31536000, immutable" : "no-cache"
        if HTTPFields.list(request.headers[.ifNoneMatch]).contains(where: { $0 == item.tag || $0 == "*" }) {
            return Response(status: .notModified, headers: headers)
        }
        if let gzip = item.gzip, request.acceptsGzip {
            headers[.contentEncoding] = "gzip"
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: gzip))
        }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: item.plain))
    }

    private static func tag(_ data: Data) -> String {
        SHA256.hash(data: data).prefix(8).map { padded($0) }.joined()
    }

    private static func padded(_ byte: UInt8) -> String {
        let text = String(byte, radix: 16)
        return text.utf8.count == 1 ? "0" + text : text
    }

    private static let types: [String: String] = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "mjs": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "png": "image/png", "webp": "image/webp", "jpg": "image/jpeg", "ico": "image/x-icon", "woff2": "font/woff2",
        "woff": "font/woff",
        "json": "application/json", "webmanifest": "application/manifest+json", "txt": "text/plain; charset=utf-8",
    ]
}
