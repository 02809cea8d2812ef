import Foundation

/// One keep-alive HTTP/1.1 connection on a blocking socket: as little work as possible on the measuring side.
final class HTTPConnection {
    struct Answer {
        let status: Int
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    private let socket: Int32
    private let host: String
    private var buffer: [UInt8] = []

    init(port: Int) throws {
        host = "127.0.0.1:\(port)"
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw BenchFault.noConnection }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let joined: Int32 = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard joined == 0 else {
            close(socket)
            throw BenchFault.noConnection
        }
        var one: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { close(socket) }

    func ask(_ request: HTTPRequestText) throws -> Answer {
        try send(Array(request.text(host: host).utf8))
        let head: String = try readHead()
        let lines: [Substring] = head.split(separator: "\r\n")
        let status: Int = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        let headers: [String: String] = Dictionary(lines.dropFirst().compactMap(Self.header)) { first, _ in first }
        if headers["transfer-encoding"] == "chunked" { return Answer(status: status, body: try readChunks()) }
        return Answer(status: status, body: try read(headers["content-length"].flatMap { Int($0) } ?? 0))
    }

    private static func header(_ line: Substring) -> (String, String)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        return (line[..<colon].lowercased(), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
    }

    private func send(_ bytes: [UInt8]) throws {
        var sent: Int = 0
        while sent < bytes.count {
            let count: Int = bytes[sent...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw BenchFault.noConnection }
            sent += count
        }
    }

    private func readHead() throws -> String {
        while true {
            if let end = buffer.firstRange(of: [13, 10, 13, 10]) {
                let head = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
                buffer.removeSubrange(..<end.upperBound)
                return head
            }
            try fill()
        }
    }

    private func readChunks() throws -> [UInt8] {
        var body: [UInt8] = []
        while true {
            guard let end = buffer.firstRange(of: [13, 10]) else {
                try fill()
                continue
            }
            let size: Int = Int(String(decoding: buffer[..<end.lowerBound], as: UTF8.self), radix: 16) ?? 0
            buffer.removeSubrange(..<end.upperBound)
            body += try read(size)
            _ = try read(2)
            if size == 0 { return body }
        }
    }

    private func read(_ count: Int) throws -> [UInt8] {
        while buffer.count < count { try fill() }
        defer { buffer.removeSubrange(..<count) }
        return Array(buffer[..<count])
    }

    private func fill() throws {
        var piece = [UInt8](repeating: 0, count: 65_536)
        let count: Int = recv(socket, &piece, piece.count, 0)
        guard count > 0 else { throw BenchFault.noConnection }
        buffer += piece[..<count]
    }
}

/// A request as it goes over the wire.
struct HTTPRequestText: Sendable {
    var method = "GET"
    var path: String
    var token: String?
    var key: String?
    var json: String?

    func text(host: String) -> String {
        var text: String = "\(method) \(path) HTTP/1.1\r\nHost: \(host)\r\nAccept: application/json\r\n"
        if let token { text += "Authorization: Bearer \(token)\r\n" }
        if let key { text += "Idempotency-Key: \(key)\r\n" }
        if let json { text += "Content-Type: application/json\r\nContent-Length: \(json.utf8.count)\r\n" }
        return text + "\r\n" + (json ?? "")
    }
}

enum BenchFault: Error {
    case noConnection
    case noServer(String)
    case refused(status: Int, body: String)
}
