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

    func response(to error: any Error, _ asked: Asked, _ context: SiteContext) -> Response {
        let problem: Problem = self.problem(of: error, asked.language, context)
        var headers: HTTPFields = SecurityHeaders.language(asked.language)
        if let wait = (error as? any Explained)?.retryAfter { headers[.retryAfter] = wait.wholeSeconds }
        if problem.status == 401 {
            if let door = asked.signInDoor { return Response(status: .seeOther, headers: [.location: door]) }
            headers.append(contentsOf: asked.signInHeaders)
        }
        let body: ByteBuffer
        if asked.wantsJSON {
            headers[.contentType] = "application/problem+json; charset=utf-8"
            body = ByteBuffer(bytes: (try? JSONEncoder().encode(problem)) ?? Data())
        } else {
            headers[.contentType] = "text/html; charset=utf-8"
            body = ByteBuffer(string: pages.renderProblem(problem, asked.language))
        }
        return Response(
            status: HTTPResponse.Status(code: problem.status), headers: headers, body: .init(byteBuffer: body))
    }

    private func problem(of error: any Error, _ language: Language, _ context: SiteContext) -> Problem {
        if let fault = error as? any Explained { return explained(fault, language) }
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
            status: fault.status.code, code: fault.code,
            detail: words("error.\(fault.code)", language, fault.facts),
            errors: fault.fields.map {
                Problem.Field(field: $0.field, code: $0.code, detail: words("field.\($0.code)", language, $0.facts))
            })
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
