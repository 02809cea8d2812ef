import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Logging
import NIOCore
import Site

/// A small browser that calls a site's responder without a socket: it keeps cookies, remembers the page it is on, and
/// sends the hidden fields of its forms back.
package struct Browser {
    package private(set) var cookies: [String: String] = [:]
    /// The last page that was HTML; forms take their hidden fields from it.
    package private(set) var page: Received?
    /// Sent as `Accept-Language` when set.
    package var language: Language?
    /// Sent as a bearer token when set, as a program would.
    package var bearer: String?
    package var remoteAddress = "203.0.113.7"

    private let responder: SiteResponder
    private let logger: Logger

    package init(_ site: Site, language: Language? = .english, bearer: String? = nil) {
        self.init(site.responder(), language: language, bearer: bearer)
    }

    package init(_ responder: SiteResponder, language: Language? = .english, bearer: String? = nil) {
        self.responder = responder
        self.language = language
        self.bearer = bearer
        var quiet = Logger(label: "browser") { _ in SwiftLogNoOpLogHandler() }
        quiet.logLevel = .critical
        logger = quiet
    }

    // MARK: walking

    @discardableResult
    package mutating func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Received {
        try await send(.get, path, headers)
    }

    /// Follows the last answer's redirects, at most ten.
    @discardableResult
    package mutating func follow(_ answer: Received) async throws -> Received {
        var answer = answer
        for _ in 0..<10 {
            guard let location = answer.location else { return answer }
            answer = try await get(location)
        }
        return answer
    }

    /// Follows the link with this text on the page.
    @discardableResult
    package mutating func click(_ text: String) async throws -> Received {
        guard let link = page?.html.links.first(where: { $0.text == text }) else { throw BrowserFault.noLink(text) }
        return try await follow(try await get(link.address))
    }

    // MARK: forms

    /// Posts fields as a form, with `_csrf` and `_once` of the page the browser is on.
    @discardableResult
    package mutating func post(
        _ path: String, _ fields: KeyValuePairs<String, String> = [:], _ headers: [String: String] = [:]
    ) async throws -> Received {
        try await post(path, fields.map { ($0.key, $0.value) }, headers)
    }

    /// The same with fields that a test has put together.
    @discardableResult
    package mutating func post(
        _ path: String, _ fields: [(String, String)], _ headers: [String: String] = [:]
    ) async throws -> Received {
        try await sendForm(.post, path, hidden(besides: fields.map(\.0)) + fields, headers)
    }

    /// Posts a form with files (`multipart/form-data`), with `_csrf` and `_once` of the page the browser is on.
    @discardableResult
    package mutating func post(
        _ path: String, _ fields: KeyValuePairs<String, String>, files: [SentFile], _ headers: [String: String] = [:]
    ) async throws -> Received {
        let all: [(String, String)] = hidden(besides: fields.map(\.key)) + fields.map { ($0.key, $0.value) }
        let body = MultipartBody(fields: all, files: files)
        return try await send(.post, path, headers.filling("Content-Type", body.contentType), body.bytes)
    }

    /// Fills the form with this action on the page and sends it, its other fields as they stand there.
    @discardableResult
    package mutating func submit(
        _ action: String, _ fields: KeyValuePairs<String, String> = [:]
    ) async throws -> Received {
        guard let page, let form = page.html.form(action) else { throw BrowserFault.noForm(action) }
        let given = Set(fields.map(\.key))
        let all: [(String, String)] =
            form.fields.filter { !given.contains($0.0) } + fields.map { ($0.key, $0.value) }
        guard form.method == "post" else { return try await get(action + "?" + Self.encoded(all)) }
        return try await sendForm(.post, action, all, [:])
    }

    // MARK: programs

    /// Sends a JSON body as a program would.
    @discardableResult
    package mutating func json(
        _ method: HTTPVerb, _ path: String, _ body: JSON, _ headers: [String: String] = [:]
    ) async throws -> Received {
        // The same body is the same bytes, as from a program that sends a request again.
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let bytes = [UInt8](try encoder.encode(body))
        return try await send(method, path, headers.filling("Content-Type", "application/json"), bytes)
    }

    // MARK: requests

    /// Any request at all.
    @discardableResult
    package mutating func send(
        _ method: HTTPVerb, _ path: String, _ headers: [String: String] = [:], _ body: [UInt8] = []
    ) async throws -> Received {
        var head = HTTPRequest(method: method.method, scheme: "https", authority: "minhu.test", path: path)
        for (name, value) in standing(headers) {
            guard let field = HTTPField.Name(name) else { throw BrowserFault.badHeader(name) }
            head.headerFields.append(HTTPField(name: field, value: value))
        }
        let request = Request(head: head, body: .init(buffer: ByteBuffer(bytes: body)))
        let context = SiteContext(remoteAddress: remoteAddress, logger: logger)
        let answer = try await Received(responder.respond(to: request, context: context))
        keep(answer)
        return answer
    }

    private mutating func sendForm(
        _ method: HTTPVerb, _ path: String, _ fields: [(String, String)], _ headers: [String: String]
    ) async throws -> Received {
        let type = "application/x-www-form-urlencoded"
        return try await send(method, path, headers.filling("Content-Type", type), Array(Self.encoded(fields).utf8))
    }

    /// The headers of every request of this browser, under those given.
    private func standing(_ given: [String: String]) -> [String: String] {
        var headers: [String: String] = given
        if let language { headers = headers.filling("Accept-Language", language.rawValue) }
        if let bearer { headers = headers.filling("Authorization", "Bearer \(bearer)") }
        guard !cookies.isEmpty else { return headers }
        let pairs: [String] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return headers.filling("Cookie", pairs.joined(separator: "; "))
    }

    private mutating func keep(_ answer: Received) {
        for cookie in answer.setCookies {
            cookies[cookie.name] = cookie.isGone ? nil : cookie.value
        }
        if answer.isHTML { page = answer }
    }

    private func hidden(besides given: [String]) -> [(String, String)] {
        ["_csrf", "_once"].compactMap { name in
            guard !given.contains(name), let value = page?.html.value(of: name) else { return nil }
            return (name, value)
        }
    }

    package static func encoded(_ fields: [(String, String)]) -> String {
        fields.map { "\(percent($0.0))=\(percent($0.1))" }.joined(separator: "&")
    }

    private static func percent(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
    }
}

package enum BrowserFault: Error {
    case noLink(String)
    case noForm(String)
    case badHeader(String)
}

extension [String: String] {
    /// With the header, unless it is given already.
    fileprivate func filling(_ name: String, _ value: String) -> Self {
        contains { $0.key.lowercased() == name.lowercased() } ? self : merging([name: value]) { a, _ in a }
    }
}
