import Mustache

/// A struct's properties by name, read in one go. Mustache would reflect on the struct anew for each name it looks up,
/// which on a list of fifty rows costs more than all else.
struct PageValues: MustacheParent {
    private let members: [String: Any]

    init(_ object: Any) { self.init(Mirror(reflecting: object)) }

    private init(_ mirror: Mirror) {
        var members: [String: Any] = [:]
        for child in mirror.children {
            if let label = child.label { members[label] = child.value }
        }
        self.members = members
    }

    func child(named name: String) -> Any? { members[name].flatMap(Self.readable) }

    /// The value as a template goes on with it. An optional that holds nothing is nothing to a template; what describes
    /// itself is shown as it does.
    private static func readable(_ value: Any) -> Any? {
        if value is String || value is Bool || value is Int { return value }
        if let optional = value as? any Unwrappable { return optional.inside.flatMap(readable) }
        if value is any MustacheParent { return value }
        if let list = value as? [Any] { return list.map { readable($0) ?? $0 } }
        guard !(value is any CustomStringConvertible) else { return value }
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .struct ? PageValues(mirror) : value
    }
}

private protocol Unwrappable {
    var inside: Any? { get }
}

extension Optional: Unwrappable {
    fileprivate var inside: Any? { map { $0 } }
}
