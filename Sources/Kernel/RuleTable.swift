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

/// A number among the rules, and the range in which it makes sense.
package struct RuleNumber<Table: RuleTable>: Sendable {
    package let name: String
    package let path: any WritableKeyPath<Table, Int> & Sendable
    package let range: ClosedRange<Int>

    package init(_ name: String, _ path: any WritableKeyPath<Table, Int> & Sendable, _ range: ClosedRange<Int>) {
        self.name = name
        self.path = path
        self.range = range
    }
}

extension RuleTable {
    /// The numbers that make no sense, each with its field and its range.
    package func faults(of numbers: [RuleNumber<Self>]) -> [FieldFault] {
        numbers.filter { !$0.range.contains(self[keyPath: $0.path]) }.map { number in
            FieldFault(
                number.name, "outside",
                ["low": String(number.range.lowerBound), "high": String(number.range.upperBound)])
        }
    }
}
