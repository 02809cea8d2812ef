import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Storage

/// One route at work: who is it, may they, is the request whole; then the handler; then its answer on the wire.
struct Endpoint: Sendable {
    let route: Route
    let site: Site

    /// Always an answer: what goes wrong is told in the way of the route's surface.
    func respond(to request: Request, _ context: SiteContext) async -> Response {
        let language: Language = SiteResponder.language(of: request)
        do {
            return try await answer(request, context, language)
        } catch {
            return site.problems.response(
                to: error, Asked(request, surface: route.surface, language: language), context)
        }
    }

    private func answer(_ request: Request, _ context: SiteContext, _ language: Language) async throws -> Response {
        let now: Instant = site.ports.clock.now
        let who: Authenticated = try await authenticate(request, now)
        guard route.access.admits(who.visitor) else { throw route.access.refusal(for: who.visitor) }
        try OriginCheck.origin(of: request, route)
        let body = try await RequestBody(of: request, for: route)
        let desk = CallDesk(route: route, site: site, request: request, context: context, who: who, body: body)
        do {
            try OriginCheck.token(of: request, route, who, body.raw)
            let call: Call = try desk.call(language: language, now: now)
            return try await response(to: try await route.handler(call), call)
        } catch let fault as any Explained where route.form != nil && fault.kind != .forbidden {
            return try await showAgain(desk, fault, language, now)
        }
    }

    private func authenticate(_ request: Request, _ now: Instant) async throws -> Authenticated {
        if let header = request.headers[.authorization] {
            guard header.lowercased().hasPrefix("bearer ") else { throw SiteRefusal.badToken }
            return try await site.ports.authenticate(.bearer(String(header.dropFirst(7))), now)
        }
        guard route.surface != .api else { return .nobody }
        guard let cookie = Cookie.value(of: Cookie.sessionName, in: request.headers[.cookie]) else { return .nobody }
        return try await site.ports.authenticate(.session(cookie), now)
    }

    /// The form again, with what the person typed and what was wrong; nothing was done.
    private func showAgain(
        _ desk: CallDesk, _ fault: any Explained, _ language: Language, _ now: Instant
    ) async throws -> Response {
        guard let form = route.form else { throw fault }
        var call: Call = try desk.emptyCall(language: language, now: now)
        call.refused = RefusedForm(entered: desk.body.raw.entered, fault: fault)
        var reply: Reply = try await form(call)
        reply.status = fault.status
        if let wait = fault.retryAfter { reply.headers[.retryAfter] = wait.wholeSeconds }
        return try await response(to: reply, call)
    }

    private func response(to reply: Reply, _ call: Call) async throws -> Response {
        var headers: HTTPFields = reply.headers
        switch reply.content {
        case .page(let template, let content):
            headers[.contentType] = "text/html; charset=utf-8"
            headers.append(contentsOf: SecurityHeaders.language(call.language))
            let html: String = try site.pages.render(template, content, call, menu: site.ports.menu)
            return answer(ByteBuffer(string: html), reply.status, headers, call)
        case .json(let value):
            headers[.contentType] = headers[.contentType] ?? "application/json; charset=utf-8"
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.withoutEscapingSlashes]
            let data: Data = try encoder.encode(value)
            return answer(ByteBuffer(bytes: data), reply.status, headers, call)
        case .bytes(let bytes, let type):
            headers[.contentType] = type
            return answer(ByteBuffer(bytes: bytes), reply.status, headers, call)
        case .table(let table):
            return Response(status: reply.status, headers: headers, body: .init(asyncSequence: CSVBody(table: table)))
        case .nothing:
            return Response(status: reply.status, headers: headers)
        }
    }
}

extension Endpoint {
    /// Packed for browsers on slow lines; not for programs, which are near, and not a page with a session's token beside
    /// what somebody typed, whose length would tell of the token (BREACH).
    private func answer(
        _ plain: ByteBuffer, _ status: HTTPResponse.Status, _ headers: HTTPFields, _ call: Call
    ) -> Response {
        let isOpen: Bool = route.surface == .data || (route.surface == .page && call.session == nil)
        guard isOpen, !(headers[.contentType] ?? "").hasPrefix("image/") else {
            return Response(status: status, headers: headers, body: .init(byteBuffer: plain))
        }
        var headers: HTTPFields = headers
        headers[.vary] = ([headers[.vary]] + ["Accept-Encoding"]).compactMap(\.self).joined(separator: ", ")
        guard call.acceptsGzip, let packed = Gzip.packed(plain, .quick) else {
            return Response(status: status, headers: headers, body: .init(byteBuffer: plain))
        }
        headers[.contentEncoding] = "gzip"
        return Response(status: status, headers: headers, body: .init(byteBuffer: packed))
    }
}

extension Explained {
    /// The status its answer has.
    var status: HTTPResponse.Status { (self as? SiteRefusal)?.status ?? kind.status }
}

extension Span {
    var wholeSeconds: String { String(max(1, (milliseconds + 999) / 1000)) }
}

extension FaultKind {
    var status: HTTPResponse.Status {
        switch self {
        case .invalid: .unprocessableContent
        case .unauthenticated: .unauthorized
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .conflict: .conflict
        case .stale: .preconditionFailed
        case .tooLarge: .contentTooLarge
        case .tooMany: .tooManyRequests
        case .unavailable: .serviceUnavailable
        }
    }
}
