import Foundation

/// A file that came with a form.
package struct Upload: Sendable, Hashable {
    package let field: String
    /// As the sender calls it, without folders; for showing only.
    package let fileName: String
    package let bytes: [UInt8]
}

/// `multipart/form-data` (RFC 7578), read from a body already held in memory and capped by the route.
struct Multipart {
    static let partLimit = 200

    private(set) var fields: [String: [String]] = [:]
    private(set) var uploads: [Upload] = []

    init(_ body: [UInt8], boundary: String) throws(SiteRefusal) {
        var reader = MultipartReader(body, boundary: boundary)
        var count = 0
        while let part = try reader.next() {
            count += 1
            guard count <= Self.partLimit else { throw .malformedForm }
            try add(part)
        }
    }

    private mutating func add(_ part: MultipartReader.Part) throws(SiteRefusal) {
        guard let name = part.disposition["name"] else { throw .malformedForm }
        guard let fileName = part.disposition["filename"] else {
            return fields[name, default: []].append(String(decoding: part.body, as: UTF8.self))
        }
        // A file field in which nothing was chosen.
        if fileName.isEmpty, part.body.isEmpty { return }
        uploads.append(Upload(field: name, fileName: Self.shown(fileName), bytes: Array(part.body)))
    }

    private static func shown(_ fileName: String) -> String {
        let last: Substring = fileName.split { $0 == "/" || $0 == "\\" }.last ?? ""
        return String(
            last.unicodeScalars.filter { $0.properties.generalCategory != .control }.prefix(200).map(Character.init))
    }
}
