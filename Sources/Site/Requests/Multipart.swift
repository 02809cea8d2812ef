import Foundation

/// A file that came with a form.
package struct Upload: Sendable, Hashable {
    package let field: String
    package let fileName: String
    package let bytes: [UInt8]
}

/// `multipart/form-data` (RFC 7578), read from a body already held in memory and capped by the route.
struct Multipart {
    private(set) var fields: [String: [String]] = [:]
    private(set) var uploads: [Upload] = []

    static func boundary(in contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
        for part in contentType.split(separator: ";").dropFirst() {
            let pair = part.trimmingCharacters(in: .whitespaces).split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].lowercased() == "boundary" else { continue }
            let name = pair[1].trimmingCharacters(in: CharacterSet(charactersIn: "\""))
            return name.isEmpty || name.utf8.count > 70 ? nil : name
        }
        return nil
    }

    init(_ body: [UInt8], boundary: String) throws(SiteRefusal) {
        let data = Data(body)
        let marker = Data("--\(boundary)".utf8)
        guard var cursor = data.range(of: marker)?.upperBound else { throw .malformedForm }
        while true {
            guard data.count >= cursor + 2 else { throw .malformedForm }
            if data[cursor] == UInt8(ascii: "-") { return }
            let end = Data("\r\n--\(boundary)".utf8)
            guard let next = data.range(of: end, in: cursor..<data.count) else { throw .malformedForm }
            try add(data[(cursor + 2)..<max(cursor + 2, next.lowerBound)])
            cursor = next.upperBound
            guard fields.count + uploads.count < 200 else { throw .malformedForm }
        }
    }

    private mutating func add(_ part: Data) throws(SiteRefusal) {
        guard let gap = part.range(of: Data("\r\n\r\n".utf8)) else { throw .malformedForm }
        let head = String(decoding: part[part.startIndex..<gap.lowerBound], as: UTF8.self)
        let body: Data = part[gap.upperBound...]
        guard let name = Self.parameter("name", in: head) else { throw .malformedForm }
        if let fileName = Self.parameter("filename", in: head) {
            guard !body.isEmpty else { return }
            uploads.append(Upload(field: name, fileName: fileName, bytes: [UInt8](body)))
        } else {
            fields[name, default: []].append(String(decoding: body, as: UTF8.self))
        }
    }

    private static func parameter(_ name: String, in head: String) -> String? {
        let lines = head.split(whereSeparator: \.isNewline)
        guard let line = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }) else { return nil }
        guard let start = line.range(of: "; \(name)=\"") else { return nil }
        let rest = line[start.upperBound...]
        return rest.firstIndex(of: "\"").map { String(rest[..<$0]) }
    }
}
