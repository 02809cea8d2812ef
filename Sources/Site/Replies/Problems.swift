import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Logging
import NIOCore
import Storage

/// The one place where errors become answers: problem details (RFC 9457) for programs, a page for people.
struct Problems: Sendable {
    let words: Words
    let pages: PageRenderer

    func response(to error: any Error, _ request: Request, _ language: Language, _ context: SiteContext) -> Response {
        let problem: Problem = self.problem(of: error, language, context)
        var headers: HTTPFields = [.contentLanguage: language.rawValue]
        if problem.status == 401, Self.wantsJSON(request) { headers[.wwwAuthenticate] = "Bearer" }
        if problem.status == 401, !Self.wantsJSON(request), request.method == .get {
            return Response(status: .seeOther, headers: [.location: "/sign-in?to=\(Self.escaped(request))"])
        }
        let body: ByteBuffer
        if Self.wantsJSON(request) {
            headers[.contentType] = "application/problem+json; charset=utf-8"
            body = ByteBuffer(bytes: (try? JSONEncoder().encode(problem)) ?? Data())
        } else {
            headers[.contentType] = "text/html; charset=utf-8"
            body = ByteBuffer(string: pages.renderProblem(problem, language))
        }
        return Response(
            status: HTTPResponse.Status(code: problem.status), headers: headers, body: .init(byteBuffer: body))
    }

    private func problem(of error: any Error, _ language: Language, _ context: SiteContext) -> Problem {
        if let fault = error as? any Explained { return explained(fault, language) }
        if let fault = error as? HTTPError, fault.status == .notFound { return explained(SiteRefusal.notFound, language) }
        if case StorageFault.conflict = error { return explained(SiteRefusal.staleVersion, language) }
        let incident: String = Identifier<Problem>.make(at: WallClock.system.now).description
        context.logger.error(
            "unexpected error", metadata: ["incident": "\(incident)", "error": "\(String(reflecting: error))"])
        return Problem(
            type: "about:blank", title: words("error.unexpected", language), status: 500, code: "unexpected",
            detail: words("error.unexpected.detail", language, ["incident": incident]), errors: [])
    }

    private func explained(_ fault: any Explained, _ language: Language) -> Problem {
        Problem(
            type: "about:blank", title: words("kind.\(fault.kind.rawValue)", language),
            status: fault.kind.status.code, code: fault.code,
            detail: words("error.\(fault.code)", language, fault.facts),
            errors: fault.fields.map {
                Problem.Field(field: $0.field, code: $0.code, detail: words("field.\($0.code)", language, $0.facts))
            })
    }

    private static func wantsJSON(_ request: Request) -> Bool {
        if request.uri.path.hasPrefix("/api/") { return true }
        let accept: String = request.headers[.accept] ?? ""
        return accept.contains("json") && !accept.contains("html")
    }

    private static func escaped(_ request: Request) -> String {
        let target: String = request.uri.path + (request.uri.query.map { "?\($0)" } ?? "")
        return target.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "/"
    }
}

/// Problem details as they go over the wire.
struct Problem: Encodable, Sendable {
    struct Field: Encodable, Sendable {
        let field: String
        let code: String
        let detail: String
    }

    let type: String
    let title: String
    let status: Int
    let code: String
    let detail: String
    let errors: [Field]
}
