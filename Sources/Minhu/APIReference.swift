import Kernel
import Site

/// The description of the JSON API, for programs (`/api/v1/openapi.json`) and for people (`/api`).
struct APIReference: Sendable {
    let described: [Route]
    let words: Words

    var pages: [Route] {
        [
            .page(.get, "/api", .everyone, "api.reference") { _ in .page("api-reference", Page()) },
            .api(.get, "/openapi.json", .everyone, "api.description", answer: .object([])) { call in
                .json(OpenAPI(routes: described, words: words, language: call.language).document)
            },
        ]
    }

    struct Page: Sendable {}
}
