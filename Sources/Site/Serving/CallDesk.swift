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
        let input: Input = try InputCheck.check(try raw(), body.uploads, against: route)
        return try make(input, ifMatch: try ifMatch(), once: try once(), language: language, now: now)
    }

    /// The call without its inputs, to show a refused form again.
    func emptyCall(language: Language, now: Instant) throws -> Call {
        try make(Input(), ifMatch: nil, once: nil, language: language, now: now)
    }

    private func raw() throws(SiteRefusal) -> RawInput {
        route.changesState ? body.raw : try RawInput(form: request.uri.query ?? "")
    }

    private func make(
        _ input: Input, ifMatch: Int?, once: IdempotencyKey?, language: Language, now: Instant
    ) throws(SiteRefusal) -> Call {
        let declared = Set(route.input.map(\.name))
        return Call(
            visitor: who.visitor, language: language, words: site.words, now: now, zone: site.pages.settings.zone,
            path: request.uri.path, query: request.uri.query ?? "", parameters: try parameters(), input: input,
            uploads: body.uploads.filter { declared.contains($0.field) }, ifMatch: ifMatch, once: once,
            session: who.session, clientAddress: clientAddress, acceptsGzip: request.acceptsGzip,
            refused: nil)
    }

    private var clientAddress: String {
        ClientAddress.of(request, context, proxies: site.pages.settings.proxies)
    }

    /// The parts of the address; one with a control character in it names nothing.
    private func parameters() throws(SiteRefusal) -> [String: String] {
        var parameters: [String: String] = [:]
        for (name, text) in context.parameters {
            let value: String = String(text).removingPercentEncoding ?? String(text)
            guard !value.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
                throw .notFound
            }
            parameters[String(name)] = value
        }
        return parameters
    }

    /// The version the caller saw; `*` asks for nothing but that the thing is there.
    private func ifMatch() throws(SiteRefusal) -> Int? {
        guard route.changesState, let header = request.headers[.ifMatch], header != "*" else { return nil }
        guard let version = Int(header.filter { $0 != "\"" }) else { throw .badVersion }
        return version
    }

    /// The key of the header or, for forms, of the hidden field each form is given when it is shown.
    private func once() throws(SiteRefusal) -> IdempotencyKey? {
        guard route.changesState, let text = request.headers[.idempotencyKey] ?? body.raw.first("_once") else {
            return nil
        }
        guard (8...200).contains(text.utf8.count) else { throw .badIdempotencyKey }
        let scope: String = "\(who.visitor.id?.description ?? "nobody") \(route.method.rawValue) \(request.uri.path)"
        return IdempotencyKey(text, scope: scope, request: body.digest)
    }
}
