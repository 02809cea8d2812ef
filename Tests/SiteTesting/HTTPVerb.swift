import HTTPTypes

/// What a request can ask; also what no route of ours takes.
package enum HTTPVerb: String, CaseIterable, Sendable {
    case get, head, post, put, patch, delete, options, trace, brew

    var method: HTTPRequest.Method { HTTPRequest.Method(rawValue: rawValue.uppercased()) ?? .get }
}
