import HTTPTypes
import Kernel

/// What a handler answers.
package struct Reply: Sendable {
    package enum Content: Sendable {
        case page(String, any Sendable)
        case json(any Encodable & Sendable)
        case bytes([UInt8], type: String)
        /// Fetched page by page as the reader takes it, for exports that do not fit into memory.
        case table(TablePages)
        case nothing
    }

    package let content: Content
    package var status: HTTPResponse.Status
    package var headers: HTTPFields

    package init(_ content: Content, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) {
        self.content = content
        self.status = status
        self.headers = headers
    }

    /// `template` is a file name without its ending; `content` is a small struct whose properties the template names.
    package static func page(_ template: String, _ content: some Sendable) -> Reply { Reply(.page(template, content)) }

    /// `version` becomes the ETag.
    package static func json(
        _ value: some Encodable & Sendable, status: HTTPResponse.Status = .ok, version: Int? = nil
    ) -> Reply {
        var reply = Reply(.json(value), status: status)
        if let version { reply.headers[.eTag] = "\"\(version)\"" }
        return reply
    }

    /// 201: a new thing, and the address it is found at.
    package static func created(_ value: some Encodable & Sendable, at location: String, version: Int) -> Reply {
        var reply: Reply = .json(value, status: .created, version: version)
        reply.headers[.location] = location
        return reply
    }

    /// After a change: the browser asks for the page anew, so that a reload repeats nothing.
    package static func redirect(_ location: String) -> Reply {
        Reply(.nothing, status: .seeOther, headers: [.location: location])
    }

    /// A redirect on whose page `notice.<word>` is shown.
    package static func redirect(_ location: String, notice word: String) -> Reply {
        redirect(location + (location.contains("?") ? "&" : "?") + "notice=\(word)")
    }

    package static func csv(named name: String, _ table: TablePages) -> Reply {
        var reply = Reply(.table(table))
        reply.headers[.contentType] = "text/csv; charset=utf-8"
        reply.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        return reply
    }

    package static let nothing = Reply(.nothing, status: .noContent)

    package func cookie(_ cookie: Cookie) -> Reply {
        var reply = self
        reply.headers.append(HTTPField(name: .setCookie, value: cookie.header))
        return reply
    }
}
