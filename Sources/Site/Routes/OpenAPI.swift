import Kernel

/// The description of the JSON API (OpenAPI 3.1), derived from the routes as they are declared.
package struct OpenAPI: Sendable {
    let routes: [Route]
    let words: Words
    let language: Language

    package init(routes: [Route], words: Words, language: Language) {
        self.routes = routes.filter { $0.surface == .api }
        self.words = words
        self.language = language
    }

    package var document: JSON {
        [
            "openapi": "3.1.0",
            "info": ["title": .text(words("api.title", language)), "version": "1"],
            "components": [
                "securitySchemes": ["bearer": ["type": "http", "scheme": "bearer"]],
                "schemas": ["Problem": Self.problem, "FieldFault": Self.fieldFault],
            ],
            "paths": .object(paths),
        ]
    }

    private var paths: [String: JSON] {
        var paths: [String: [String: JSON]] = [:]
        for route in routes { paths[route.path, default: [:]][route.method.rawValue.lowercased()] = operation(route) }
        return paths.mapValues { JSON.object($0) }
    }

    private func operation(_ route: Route) -> JSON {
        var out: [String: JSON] = [
            "summary": .text(words("route.\(route.name)", language)),
            "operationId": .text(route.name),
            "responses": responses(route),
            "tags": [.text(String(route.path.split(separator: "/").dropFirst(2).first ?? ""))],
        ]
        if route.access != .everyone { out["security"] = [["bearer": []]] }
        switch route.access {
        case .staff(let permission): out["x-permission"] = .text(permission.rawValue)
        case .staffWithOne(let several): out["x-permission"] = .list(several.map { .text($0.rawValue) })
        case .everyone, .signedIn, .resident, .anyStaff: break
        }
        var parameters: [JSON] = pathParameters(route) + headers(route)
        if route.changesState {
            if !route.input.isEmpty { out["requestBody"] = body(route) }
        } else {
            parameters += route.input.map { Self.parameter($0, in: "query") }
        }
        out["parameters"] = .list(parameters)
        return .object(out)
    }

    private func pathParameters(_ route: Route) -> [JSON] {
        route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
            [
                "name": .text(String($0.dropFirst().dropLast())), "in": "path", "required": true,
                "schema": ["type": "string"],
            ]
        }
    }

    private func headers(_ route: Route) -> [JSON] {
        guard route.changesState else { return [] }
        let key: JSON = ["type": "string", "minLength": 8, "maxLength": 200]
        return [
            ["name": "Idempotency-Key", "in": "header", "required": false, "schema": key],
            ["name": "If-Match", "in": "header", "required": false, "schema": ["type": "string"]],
        ]
    }

    private static func parameter(_ field: Field, in place: JSON) -> JSON {
        ["name": .text(field.name), "in": place, "required": .flag(field.required), "schema": field.schema]
    }

    private func body(_ route: Route) -> JSON {
        let hasPhotos: Bool = route.input.contains { $0.isPhoto }
        let type: String = hasPhotos ? "multipart/form-data" : "application/json"
        let required: Bool = route.input.contains { $0.required }
        return ["required": .flag(required), "content": [type: ["schema": Self.closed(route.input)]]]
    }

    private func responses(_ route: Route) -> JSON {
        let problem: JSON = [
            "description": .text(words("api.problem", language)),
            "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
        ]
        return ["2XX": success(route), "default": problem]
    }

    private func success(_ route: Route) -> JSON {
        let description: JSON = .text(words("api.success", language))
        switch route.answer {
        case .object(let fields):
            return ["description": description, "content": ["application/json": ["schema": Self.object(fields)]]]
        case .list(let fields):
            let list: JSON = [
                "type": "object",
                "properties": [
                    "items": ["type": "array", "items": Self.object(fields)], "next": ["type": ["string", "null"]],
                ],
            ]
            return ["description": description, "content": ["application/json": ["schema": list]]]
        case .file(let type): return ["description": description, "content": [type: [:]]]
        case .page, .nothing: return ["description": description]
        }
    }

    private static func object(_ fields: [Field]) -> JSON {
        let properties: [String: JSON] = Dictionary(
            fields.map { ($0.name, $0.schema) }, uniquingKeysWith: { a, _ in a })
        let required: [JSON] = fields.filter(\.required).map { .text($0.name) }
        return ["type": "object", "properties": .object(properties), "required": .list(required)]
    }

    /// What a program may send: fields that are not declared are refused.
    private static func closed(_ fields: [Field]) -> JSON {
        guard case .object(let members) = object(fields) else { return .null }
        return .object(members.merging(["additionalProperties": false]) { first, _ in first })
    }

    private static let problem: JSON = [
        "type": "object",
        "properties": [
            "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
            "code": ["type": "string"], "detail": ["type": "string"],
            "errors": ["type": "array", "items": ["$ref": "#/components/schemas/FieldFault"]],
        ],
        "required": ["type", "title", "status", "code", "detail", "errors"],
    ]

    private static let fieldFault: JSON = [
        "type": "object",
        "properties": ["field": ["type": "string"], "code": ["type": "string"], "detail": ["type": "string"]],
        "required": ["field", "code", "detail"],
    ]
}
