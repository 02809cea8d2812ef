import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Storage

/// Makes the checked `Call` out of a request.
struct CallDesk: Sendable {
    let route: Route
    let site: Site
    let request: Request
    let context: SiteContext
    let who: Authenticated
    let body: RequestBody

    func call(language: Language, now: Instant) throws -> Call {
        let input: Input = try InputCheck.check(raw, against: route.input)
        return make(input, ifMatch: try ifMatch(), once: try once(), language: language, now: now)
    }

    /// The call without its inputs, to show a refused form again.
    func emptyCall(language: Language, now: Instant) -> Call {
        make(Input(), ifMatch: nil, once: nil, language: language, now: now)
    }

    private var raw: RawInput {
        route.changesState ? body.raw : RawInput(form: request.uri.query ?? "")
    }

    private func make(
        _ input: Input, ifMatch: Int?, once: IdempotencyKey?, language: Language, now: Instant
    ) -> Call {
        Call(
            visitor: who.visitor, language: language, words: site.words, now: now, zone: site.pages.settings.zone,
            path: request.uri.path, query: request.uri.query ?? "", parameters: parameters, input: input,
            uploads: body.uploads, ifMatch: ifMatch, once: once, session: who.session,
            clientAddress: context.remoteAddress, refused: nil)
    }

    private var parameters: [String: String] {
        Dictionary(
            context.parameters.map { (String($0.key), String($0.value).removingPercentEncoding ?? String($0.value)) },
            uniquingKeysWith: { first, _ in first })
    }

    private func ifMatch() throws(SiteRefusal) -> Int? {
        guard let header = request.headers[.ifMatch] else { return nil }
        guard let version = Int(header.filter { $0 != "\"" }) else { throw .badVersion }
        return version
    }

    /// The key of the header or, for forms, of the hidden field each form is given when it is shown.
    private func once() throws(SiteRefusal) -> IdempotencyKey? {
        guard route.changesState, let text = request.headers[.idempotencyKey] ?? body.raw.first("_once") else { return nil }
        guard (8...200).contains(text.utf8.count) else { throw .badIdempotencyKey }
        let scope: String = "\(who.visitor.id?.description ?? "nobody") \(route.method.rawValue) \(request.uri.path)"
        return IdempotencyKey(text, scope: scope, request: body.fingerprint)
    }
}

/// The body of a request, held in memory up to the route's limit and taken apart.
struct RequestBody: Sendable {
    let raw: RawInput
    let uploads: [Upload]
    /// The same for the same request sent again, whatever boundary the browser chose.
    let fingerprint: [UInt8]

    init(of request: Request, for route: Route) async throws {
        guard route.changesState else {
            self.init(raw: .nothing, uploads: [], fingerprint: [])
            return
        }
        let bytes: [UInt8] = try await Self.collect(request, upTo: route.bodyLimit)
        let type: String = request.headers[.contentType] ?? ""
        if bytes.isEmpty {
            self.init(raw: .nothing, uploads: [], fingerprint: [])
        } else if type.lowercased().hasPrefix("application/json") {
            self.init(raw: try RawInput(json: bytes), uploads: [], fingerprint: bytes)
        } else if type.lowercased().hasPrefix("application/x-www-form-urlencoded") {
            let text = String(decoding: bytes, as: UTF8.self)
            self.init(raw: RawInput(form: text), uploads: [], fingerprint: bytes)
        } else if let boundary = Multipart.boundary(in: type) {
            let parts = try Multipart(bytes, boundary: boundary)
            self.init(raw: .fields(parts.fields), uploads: parts.uploads, fingerprint: Self.fingerprint(parts))
        } else {
            throw SiteRefusal.wrongContentType
        }
    }

    private init(raw: RawInput, uploads: [Upload], fingerprint: [UInt8]) {
        self.raw = raw
        self.uploads = uploads
        self.fingerprint = fingerprint
    }

    private static func collect(_ request: Request, upTo limit: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await buffer in request.body {
            guard bytes.count + buffer.readableBytes <= limit else { throw SiteRefusal.bodyTooLarge }
            bytes.append(contentsOf: buffer.readableBytesView)
        }
        return bytes
    }

    private static func fingerprint(_ parts: Multipart) -> [UInt8] {
        var sha = SHA256()
        for (name, values) in parts.fields.sorted(by: { $0.key < $1.key }) {
            sha.update(data: Data("\(name)=\(values.joined(separator: "\u{0}"))\u{0}".utf8))
        }
        for upload in parts.uploads { sha.update(data: upload.bytes) }
        return Array(sha.finalize())
    }
}
