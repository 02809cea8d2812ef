import HTTPTypes

/// Which methods an address takes; asked only when no route answered, to tell "no such page" from "not this way".
struct AddressBook: Sendable {
    private let routes: [(segments: [String], method: HTTPRequest.Method)]

    init(_ routes: [Route]) {
        self.routes = routes.map { (Self.segments($0.path), $0.method.http) }
    }

    func methods(at path: String) -> [HTTPRequest.Method] {
        let asked: [String] = Self.segments(path)
        var methods: [HTTPRequest.Method] = []
        for route in routes where Self.matches(route.segments, asked) && !methods.contains(route.method) {
            methods.append(route.method)
        }
        return methods.contains(.get) ? methods + [.head] : methods
    }

    private static func matches(_ pattern: [String], _ asked: [String]) -> Bool {
        pattern.count == asked.count && zip(pattern, asked).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
    }

    private static func segments(_ path: String) -> [String] { path.split(separator: "/").map(String.init) }
}
