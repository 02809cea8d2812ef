import HTTPTypes
import Hummingbird

extension Request {
    var acceptsGzip: Bool { HTTPFields.list(headers[.acceptEncoding]).contains("gzip") }
}

extension HTTPFields {
    /// The values of a list header; those with a weight of nought are left out.
    static func list(_ header: String?) -> [String] {
        (header ?? "").split(separator: ",").compactMap { item in
            let parts = item.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            return parts.dropFirst().contains { Double($0.dropFirst(2)) == 0 } ? nil : parts.first
        }
    }
}
