import Kernel

/// What must hold of all routes together, checked at start.
enum RouteCheck {
    static func check(_ routes: [Route], words: Words) throws(RouteFault) {
        var seen: Set<String> = []
        for route in routes {
            let address: String = "\(route.method.rawValue) \(route.path)"
            guard seen.insert(address).inserted else { throw .declaredTwice(address) }
            guard words.has("route.\(route.name)") else { throw .nameless(address, key: "route.\(route.name)") }
        }
    }
}

enum RouteFault: Error {
    case declaredTwice(String)
    case nameless(String, key: String)
}
