import Kernel

/// What must hold of all routes together, checked at start.
enum RouteCheck {
    static func check(_ routes: [Route], words: Words) throws(RouteFault) {
        var seen: Set<String> = []
        var operations: Set<String> = []
        for route in routes {
            let address: String = "\(route.method.rawValue) \(route.path)"
            guard isWellFormed(route.path) else { throw .badPath(address) }
            guard seen.insert(address).inserted else { throw .declaredTwice(address) }
            guard words.has("route.\(route.name)") else { throw .nameless(address, key: "route.\(route.name)") }
            guard Set(route.input.map(\.name)).count == route.input.count else { throw .fieldTwice(address) }
            guard route.surface != .api || operations.insert(route.name).inserted else {
                throw .nameTwice(address, route.name)
            }
        }
    }

    /// Braces stand around a whole part of the address or nowhere.
    private static func isWellFormed(_ path: String) -> Bool {
        path.hasPrefix("/")
            && path.split(separator: "/").allSatisfy { part in
                let inner: Substring = part.hasPrefix("{") && part.hasSuffix("}") ? part.dropFirst().dropLast() : part
                return !inner.isEmpty && !inner.contains { $0 == "{" || $0 == "}" || $0 == ":" || $0 == "*" }
            }
    }
}

enum RouteFault: Error {
    case badPath(String)
    case declaredTwice(String)
    case nameless(String, key: String)
    case fieldTwice(String)
    /// The description of the API tells its operations apart by name.
    case nameTwice(String, String)
}
