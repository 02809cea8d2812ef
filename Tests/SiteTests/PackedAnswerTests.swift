import Kernel
import Site
import SiteTesting
import Testing

@Suite("Answers are packed")
struct PackedAnswerTests {
    private static let accept = ["Accept-Encoding": "gzip"]
    private static let long = String(repeating: "一城一网 ", count: 400)

    private static func site() throws -> TestSite {
        try TestSite(extra: [
            .page(.get, "/long", .everyone, "test.echo") { _ in .page("test-form", TestSite.FormPage(echo: long)) },
            .data(.get, "/long/data", .everyone, "test.echo") { _ in .json([long]) },
            .api(.get, "/long", .everyone, "test.echo", answer: .nothing) { _ in .json([long]) },
        ])
    }

    @Test("for browsers of people who are not signed in, and whole again", arguments: ["/long", "/long/data"])
    func packed(_ path: String) async throws {
        var browser = try Self.site().browser()
        let plain = try await browser.get(path)
        let packed = try await browser.get(path, Self.accept)
        #expect(plain[header: "Content-Encoding"] == nil)
        #expect(packed[header: "Content-Encoding"] == "gzip")
        #expect(packed[header: "Vary"]?.contains("Accept-Encoding") == true)
        #expect(packed.bytes.count < plain.bytes.count / 2)
        if path == "/long/data" { #expect(Self.trailer(packed.bytes) == Self.expected(plain.bytes)) }
    }

    @Test("but no page that holds a session's token beside what somebody typed")
    func session() async throws {
        var browser = try await Self.site().signedIn("officer")
        let page = try await browser.get("/long", Self.accept)
        #expect(page[header: "Content-Encoding"] == nil)
        #expect(page.text.contains("token-of-officer"))
    }

    @Test("nor what programs read, nor what is short")
    func programs() async throws {
        var browser = try Self.site().browser()
        #expect(try await browser.get("/api/v1/long", Self.accept)[header: "Content-Encoding"] == nil)
        #expect(try await browser.get("/assets/plain.css", Self.accept)[header: "Content-Encoding"] == nil)
    }

    /// The CRC-32 and the length at the end of a gzip file (RFC 1952).
    private static func trailer(_ bytes: [UInt8]) -> [UInt32] {
        [8, 4].map { end in
            (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[bytes.count - end + $1]) << UInt32(8 * $1) }
        }
    }

    private static func expected(_ bytes: [UInt8]) -> [UInt32] {
        var crc: UInt32 = ~0
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xedb8_8320 : crc >> 1 }
        }
        return [~crc, UInt32(bytes.count)]
    }
}
