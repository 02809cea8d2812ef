import HTTPTypes
import Kernel

/// The headers that go with every answer.
enum SecurityHeaders {
    static func fields(tileHosts: [String]) -> HTTPFields {
        let images: String = (["'self'", "data:"] + tileHosts).joined(separator: " ")
        let policy: [String] = [
            "default-src 'self'", "script-src 'self'", "style-src 'self'", "img-src \(images)",
            "worker-src 'self' blob:", "object-src 'none'", "base-uri 'none'", "form-action 'self'",
            "frame-ancestors 'none'",
        ]
        return [
            .contentSecurityPolicy: policy.joined(separator: "; "),
            .xContentTypeOptions: "nosniff",
            .referrerPolicy: "same-origin",
            .cacheControl: "no-store",
            .permissionsPolicy: "camera=(self), geolocation=(self), microphone=()",
        ]
    }

    /// What is written for a reader says in which language, and what the language was chosen by.
    static func language(_ language: Language) -> HTTPFields {
        [.contentLanguage: language.rawValue, .vary: "Accept-Language, Cookie"]
    }
}

extension HTTPField.Name {
    // The three names are legal tokens, so that the fallbacks are never met.
    static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .expect
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy") ?? .expect
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .expect
    static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .expect
}
