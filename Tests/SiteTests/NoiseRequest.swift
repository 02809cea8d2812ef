import Site
import SiteTesting

/// A request that is nearly right: a real address with odd parts, a body of odd values, cut or garbled now and then.
struct NoiseRequest {
    let method: HTTPVerb
    let path: String
    let headers: [String: String]
    let body: [UInt8]

    init(_ random: inout some RandomNumberGenerator) {
        method = Self.pick([.get, .post, .post, .post, .put, .delete, .head], &random)
        path = Self.path(&random)
        let type: String = Self.pick(Self.types, &random)
        var bytes: [UInt8] = Self.body(type, &random)
        if Int.random(in: 0..<4, using: &random) == 0 { Self.garble(&bytes, &random) }
        body = bytes
        headers = Self.headers(type, &random)
    }

    private static let paths: [String] = [
        "/form", "/all", "/api/v1/all", "/api/v1/once", "/api/v1/things/", "/named/", "/photo", "/echo", "/go",
        "/officers",
        "/export.csv", "/assets/plain.css", "/nowhere", "/become",
    ]

    private static let types: [String] = [
        "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "text/plain",
        "multipart/form-data", "application/json; charset=\"", "multipart/form-data; boundary=\"b", "",
    ]

    private static let values: [String] = [
        "", " ", "a", "路灯", "\u{0}", "\u{1b}", "\u{FEFF}", "👩‍👩‍👧", "e\u{301}\u{301}", "%", "%zz", "%00", "%ff", "+", "&",
        "=", ";", "\"",
        "'", "<script>", "{{x}}", "../..", "//evil", "-1", "1e999", "nan", "0x1", "2026-02-30", "2026-11-23T25:00:00Z",
        "9999-12-31T23:59:59+14:00", "true", "null", "[]", "{}", "99999999999999999999", "\r\n", "--b", "\r\n--b--\r\n",
        "0193d2c0-5a7e-7abc-8def-0123456789ab", String(repeating: "长", count: 3_000),
    ]

    private static let names: [String] =
        TestSite.allKinds.map(\.name) + ["title", "who", "_csrf", "_once", "notice", "", "photos", "x"]

    private static func pick<T>(_ all: [T], _ random: inout some RandomNumberGenerator) -> T {
        all[Int.random(in: 0..<all.count, using: &random)]
    }

    private static func path(_ random: inout some RandomNumberGenerator) -> String {
        var path: String = pick(paths, &random)
        if path.hasSuffix("/") { path += pick(["x", "%00", "%ff", "a%2Fb", "路", "..", "%", "x/y", ""], &random) }
        guard Bool.random(using: &random) else { return path }
        return path + "?" + pairs(&random)
    }

    private static func pairs(_ random: inout some RandomNumberGenerator) -> String {
        let count = Int.random(in: 0...4, using: &random)
        let fields: [(String, String)] = (0..<count).map { _ in (pick(names, &random), pick(values, &random)) }
        return Bool.random(using: &random)
            ? Browser.encoded(fields)
            : fields.map { "\($0.0)=\($0.1)" }.joined(separator: pick(["&", "&&", ";"], &random))
    }

    private static func body(_ type: String, _ random: inout some RandomNumberGenerator) -> [UInt8] {
        if type.hasPrefix("application/json") { return Array(json(&random, depth: 0).utf8) }
        guard type.hasPrefix("multipart") else { return Array(pairs(&random).utf8) }
        let fields: [(String, String)] = [(pick(names, &random), pick(values, &random))]
        let file = SentFile(pick(names, &random), named: pick(values, &random), Array(pick(values, &random).utf8))
        return MultipartBody(fields: fields, files: [file], boundary: "b").bytes
    }

    private static func json(_ random: inout some RandomNumberGenerator, depth: Int) -> String {
        switch Int.random(in: 0..<(depth == 0 ? 1 : 6), using: &random) {
        case 0:
            let members: [String] = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                "\"\(pick(names, &random))\":\(json(&random, depth: depth + 1))"
            }
            return "{\(members.joined(separator: ","))}"
        case 1: return depth > 4 ? "[]" : "[\(json(&random, depth: depth + 1)),\(json(&random, depth: depth + 1))]"
        case 2: return "\"\(pick(values, &random))\""
        case 3:
            return pick(["0", "-1", "1.5", "1e999", "123456789012345678901234567890", "01", "-", "0.0000001"], &random)
        case 4: return pick(["true", "false", "null", "tru"], &random)
        default: return "\"\\u0000\\ud800\""
        }
    }

    private static func garble(_ bytes: inout [UInt8], _ random: inout some RandomNumberGenerator) {
        guard !bytes.isEmpty else { return }
        if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
        for _ in 0..<3 where !bytes.isEmpty {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
    }

    private static func headers(_ type: String, _ random: inout some RandomNumberGenerator) -> [String: String] {
        var headers: [String: String] = ["Content-Type": type]
        if Bool.random(using: &random) {
            headers["Accept"] = pick(["text/html", "application/json", "*/*", ";;", ""], &random)
        }
        if Int.random(in: 0..<5, using: &random) == 0 { headers["If-Match"] = pick(["1", "\"", "*", "路"], &random) }
        if Int.random(in: 0..<5, using: &random) == 0 {
            headers["Idempotency-Key"] = pick(["1", "12345678", "键键键键"], &random)
        }
        if Int.random(in: 0..<5, using: &random) == 0 { headers["Accept-Language"] = pick(values, &random) }
        if Int.random(in: 0..<5, using: &random) == 0 {
            headers["X-CSRF-Token"] = pick(["token-of-officer", "x"], &random)
        }
        if Int.random(in: 0..<5, using: &random) == 0 {
            headers["Authorization"] = pick(["Bearer officer", "Bearer ", "x"], &random)
        }
        return headers
    }
}
