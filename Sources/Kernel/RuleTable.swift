/// Rules of one matter that a city edits: data, versioned, with the defaults that a city starts with.
package protocol RuleTable: Sendable, Hashable, Codable {
    static var key: RuleKey { get }

    /// The defaults.
    init()

    /// Rules nobody could live with are refused.
    func mustBeSane() throws
}

/// What a table of rules is known by: its name, and the number of its stream in the log.
package struct RuleKey: Sendable, Hashable {
    package let name: String
    package let stream: UInt64

    package init(_ name: String, stream: UInt64) {
        self.name = name
        self.stream = stream
    }
}
