import HTTPTypes
import Hummingbird
import Kernel
import Logging
import Metrics

/// The front door: every request passes here, is measured, and every error becomes an answer a person or program understands.
package struct SiteResponder: HTTPResponder {
    package typealias Context = SiteContext

    let site: Site
    let router: RouterResponder<SiteContext>
    let addresses: AddressBook

    package func respond(to request: Request, context: SiteContext) async throws -> Response {
        var response: Response = try await answer(request, context)
        for field in site.headers where response.headers[field.name] == nil { response.headers.append(field) }
        measure(response, context)
        return request.method == .head ? response.headOnly : response
    }

    private func answer(_ request: Request, _ context: SiteContext) async throws -> Response {
        if let asset = site.assets.response(to: request) { return asset }
        let response: Response = try await router.respond(to: request.readingHeadAsGet, context: context)
        return isRouted(context) ? response : unrouted(request, context)
    }

    private func unrouted(_ request: Request, _ context: SiteContext) -> Response {
        let path: String = request.uri.path
        let methods: [HTTPRequest.Method] = site.assets.has(path) ? [.get, .head] : addresses.methods(at: path)
        let refusal: SiteRefusal = methods.isEmpty ? .notFound : .methodNotAllowed
        let asked = Asked(request, surface: nil, language: Self.language(of: request))
        var response: Response = site.problems.response(to: refusal, asked, context)
        if !methods.isEmpty { response.headers[.allow] = methods.map(\.rawValue).joined(separator: ", ") }
        return response
    }

    /// The router names its own answer to unknown addresses so.
    private func isRouted(_ context: SiteContext) -> Bool {
        context.endpointPath.map { $0 != "NotFound" } ?? false
    }

    private func measure(_ response: Response, _ context: SiteContext) {
        let route: String = isRouted(context) ? context.endpointPath ?? "none" : "none"
        let dimensions: [(String, String)] = [("route", route), ("status", String(response.status.code))]
        Counter(label: "http_requests", dimensions: dimensions).increment()
        guard response.status.code >= 500 else { return }
        context.logger.error("request failed", metadata: ["route": "\(route)", "status": "\(response.status.code)"])
    }

    /// The reader's choice, else what the browser prefers.
    static func language(of request: Request) -> Language {
        let chosen = Cookie.value(of: Cookie.languageName, in: request.headers[.cookie])
        return chosen.flatMap(Language.init(rawValue:)) ?? Language(accepting: request.headers[.acceptLanguage])
    }
}

extension Response {
    /// Without the body; a length that is not known beforehand stays unsaid.
    fileprivate var headOnly: Response {
        var head: Response = createHeadResponse()
        head.headers[.contentLength] = headers[.contentLength]
        return head
    }
}

extension Request {
    /// HEAD is answered as GET is, and loses its body at the door.
    fileprivate var readingHeadAsGet: Request {
        guard method == .head else { return self }
        var head: HTTPRequest = head
        head.method = .get
        return Request(head: head, body: body)
    }
}
