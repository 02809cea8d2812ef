import Crypto
import Foundation
import HTTPTypes
import Hummingbird

/// The body of a request, held in memory up to the route's limit and taken apart.
struct RequestBody: Sendable {
    let raw: RawInput
    let uploads: [Upload]
    /// The same for the same request sent again, whatever boundary the browser chose.
    let digest: [UInt8]

    static let none = RequestBody(raw: .nothing, uploads: [], digest: [])

    private init(raw: RawInput, uploads: [Upload] = [], digest: [UInt8]) {
        self.raw = raw
        self.uploads = uploads
        self.digest = digest
    }

    init(of request: Request, for route: Route) async throws {
        guard route.changesState else {
            self = .none
            return
        }
        let bytes: [UInt8] = try await Self.collect(request, upTo: route.bodyLimit)
        self = try Self(bytes, type: request.headers[.contentType] ?? "")
    }

    private init(_ bytes: [UInt8], type: String) throws(SiteRefusal) {
        let media: String = type.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
        switch media {
        case _ where bytes.isEmpty:
            self = .none
        case "application/json":
            self.init(raw: try RawInput(json: bytes), digest: bytes)
        case "application/x-www-form-urlencoded":
            self.init(raw: try RawInput(form: String(decoding: bytes, as: UTF8.self)), digest: bytes)
        case "multipart/form-data":
            guard let boundary = HeaderParameters.read(type)["boundary"], (1...70).contains(boundary.utf8.count) else {
                throw .malformedForm
            }
            let parts = try Multipart(bytes, boundary: boundary)
            self.init(raw: .fields(parts.fields), uploads: parts.uploads, digest: Self.digest(of: parts))
        default:
            throw .wrongContentType
        }
    }

    private static func collect(_ request: Request, upTo limit: Int) async throws -> [UInt8] {
        let announced: Int = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        guard announced <= limit else { throw SiteRefusal.bodyTooLarge }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(max(0, announced))
        do {
            for try await buffer in request.body {
                guard bytes.count + buffer.readableBytes <= limit else { throw SiteRefusal.bodyTooLarge }
                bytes.append(contentsOf: buffer.readableBytesView)
            }
        } catch let refusal as SiteRefusal {
            throw refusal
        } catch {
            // Whoever hangs up in the middle has sent half a form; that is no fault of ours.
            throw SiteRefusal.malformedForm
        }
        return bytes
    }

    private static func digest(of parts: Multipart) -> [UInt8] {
        var sha = SHA256()
        for (name, values) in parts.fields.sorted(by: { $0.key < $1.key }) where name != "_csrf" {
            sha.update(data: Data("\(name)=\(values.joined(separator: "\u{0}"))\u{0}".utf8))
        }
        for upload in parts.uploads { sha.update(data: upload.bytes) }
        return Array(sha.finalize())
    }
}
