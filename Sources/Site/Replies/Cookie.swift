/// A cookie as we set them: out of reach of scripts, only over a safe connection, not sent along from other sites.
package struct Cookie: Sendable, Hashable {
    package let name: String
    package let value: String
    package let maxAge: Int?

    package init(name: String, value: String, maxAge: Int? = nil) {
        self.name = name
        self.value = value
        self.maxAge = maxAge
    }

    package static let sessionName = "minhu_session"
    package static let languageName = "minhu_language"

    package static func gone(_ name: String) -> Cookie { Cookie(name: name, value: "", maxAge: 0) }

    var header: String {
        let age: String = maxAge.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value); Path=/; Secure; HttpOnly; SameSite=Lax\(age)"
    }

    /// The value of a cookie in a `Cookie` header.
    static func value(of name: String, in header: String?) -> String? {
        for pair in (header ?? "").split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0].drop(while: { $0 == " " }) == name else { continue }
            return String(parts[1])
        }
        return nil
    }
}
