/// A file as a form sends it.
package struct SentFile: Sendable {
    package let field: String
    package let name: String
    package let type: String
    package let bytes: [UInt8]

    package init(_ field: String, named name: String, type: String = "application/octet-stream", _ bytes: [UInt8]) {
        self.field = field
        self.name = name
        self.type = type
        self.bytes = bytes
    }
}

/// A `multipart/form-data` body as browsers write it.
package struct MultipartBody: Sendable {
    package let bytes: [UInt8]
    package let contentType: String

    package init(fields: [(String, String)], files: [SentFile], boundary: String = "----minhu7MA4YWxkTrZu0gW") {
        var out: [UInt8] = []
        for (name, value) in fields {
            out += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        for file in files {
            out += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(file.field)\"; ".utf8)
            out += Array("filename=\"\(file.name)\"\r\nContent-Type: \(file.type)\r\n\r\n".utf8) + file.bytes
            out += Array("\r\n".utf8)
        }
        bytes = out + Array("--\(boundary)--\r\n".utf8)
        contentType = "multipart/form-data; boundary=\(boundary)"
    }
}
