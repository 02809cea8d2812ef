import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Site
import Synchronization

/// What came back, wholly read.
package struct Received: Sendable {
    package struct SetCookie: Sendable, Equatable {
        package let name: String
        package let value: String
        package let attributes: [String]

        package var isGone: Bool { attributes.contains("Max-Age=0") }
    }

    package let status: Int
    package let headers: HTTPFields
    package let bytes: [UInt8]

    init(_ response: Response) async throws {
        status = response.status.code
        headers = response.headers
        let gathered = GatheredBody()
        try await response.body.write(gathered)
        bytes = gathered.all
    }

    /// A header by name, as it came.
    package subscript(header name: String) -> String? {
        HTTPField.Name(name).flatMap { headers[$0] }
    }

    package var text: String { String(decoding: bytes, as: UTF8.self) }
    package var type: String { headers[.contentType] ?? "" }
    package var location: String? { (300..<400).contains(status) ? headers[.location] : nil }
    package var isHTML: Bool { type.hasPrefix("text/html") }
    package var html: Markup { Markup(text) }

    /// The body as JSON; `.null` when it is none.
    package var json: JSON { (try? JSONDecoder().decode(JSON.self, from: Data(bytes))) ?? .null }

    package func decoded<T: Decodable>(as type: T.Type = T.self) throws -> T {
        try JSONDecoder().decode(type, from: Data(bytes))
    }

    /// The code of a problem, from `problem+json` or from the error page.
    package var code: String? {
        guard isHTML else { return json["code"].text }
        return html.all(class: "blank-code").first?.text.split(separator: " ").last.map(String.init)
    }

    /// The codes of the wrong fields of a problem, by field.
    package var faults: [String: String] {
        Dictionary(
            json["errors"].list.compactMap { fault in
                guard let field = fault["field"].text, let code = fault["code"].text else { return nil }
                return (field, code)
            }, uniquingKeysWith: { first, _ in first })
    }

    package var setCookies: [SetCookie] {
        headers[values: .setCookie].compactMap { line in
            let parts: [String] = line.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            let pair = (parts.first ?? "").split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { return nil }
            return SetCookie(name: String(pair[0]), value: String(pair[1]), attributes: Array(parts.dropFirst()))
        }
    }
}

/// Collects what a response writes.
private final class GatheredBody: ResponseBodyWriter, Sendable {
    private let bytes = Mutex<[UInt8]>([])

    var all: [UInt8] { bytes.withLock { $0 } }

    func write(_ buffer: ByteBuffer) async throws {
        bytes.withLock { $0.append(contentsOf: buffer.readableBytesView) }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
