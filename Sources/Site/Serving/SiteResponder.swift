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

    package func respond(to request: Request, context: SiteContext) async throws -> Response {
        let language: Language = Self.language(of: request)
        var response: Response
        do {
            response = try await answer(request, context)
        } catch {
            response = site.problems.response(to: error, request, language, context)
        }
        for field in site.headers where response.headers[field.name] == nil { response.headers.append(field) }
        measure(request, response, context)
        return response
    }

    private func answer(_ request: Request, _ context: SiteContext) async throws -> Response {
        if request.method == .get || request.method == .head, let asset = site.assets.response(to: request) { return asset }
        return try await router.respond(to: request, context: context)
    }

    private func measure(_ request: Request, _ response: Response, _ context: SiteContext) {
        let dimensions: [(String, String)] = [
            ("route", context.endpointPath ?? "none"), ("status", String(response.status.code)),
        ]
        Counter(label: "http_requests", dimensions: dimensions).increment()
        guard response.status.code >= 500 else { return }
        context.logger.error(
            "request failed", metadata: ["route": "\(context.endpointPath ?? "none")", "status": "\(response.status.code)"])
    }

    /// The reader's choice, else what the browser prefers.
    static func language(of request: Request) -> Language {
        let chosen = Cookie.value(of: Cookie.languageName, in: request.headers[.cookie])
        return chosen.flatMap(Language.init(rawValue:)) ?? Language(accepting: request.headers[.acceptLanguage])
    }
}
