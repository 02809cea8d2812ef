import CoreMetrics
import Synchronization

/// Counts and sums in memory, told at `/metrics` in the text format that Prometheus reads.
package final class MeterShelf: Sendable {
    struct Name: Hashable, Sendable {
        let label: String
        let dimensions: [Dimension]
    }

    struct Dimension: Hashable, Sendable {
        let key: String
        let value: String
    }

    struct Value: Sendable {
        var count: Int64 = 0
        var sum: Double = 0
    }

    private let values = Mutex<[Name: Value]>([:])
    /// A label from outside (an address nobody declared) must not fill the memory.
    private static let capacity = 5_000

    package init() {}

    func add(_ amount: Double, to name: Name) {
        values.withLock { values in
            guard values[name] != nil || values.count < Self.capacity else { return }
            values[name, default: Value()].count += 1
            values[name, default: Value()].sum += amount
        }
    }

    func set(_ amount: Double, of name: Name) {
        values.withLock { $0[name] = Value(count: 1, sum: amount) }
    }

    func reset(_ name: Name) { values.withLock { $0[name] = nil } }

    /// All meters, sorted by name.
    package var text: String {
        let all: [(key: Name, value: Value)] = values.withLock { Array($0) }
        let lines: [String] = all.map { "\($0.key.text) \($0.value.sum)" }.sorted()
        return lines.joined(separator: "\n") + "\n"
    }
}

extension MeterShelf.Name {
    init(_ label: String, _ dimensions: [(String, String)]) {
        self.label = label
        self.dimensions = dimensions.map { MeterShelf.Dimension(key: $0.0, value: $0.1) }
    }

    var text: String {
        let safe: String = label.map { $0.isLetter || $0.isNumber || $0 == "_" ? String($0) : "_" }.joined()
        guard !dimensions.isEmpty else { return safe }
        let pairs: [String] = dimensions.map {
            "\($0.key)=\"\($0.value.filter { $0 != "\"" && $0 != "\\" && !$0.isNewline })\""
        }
        return "\(safe){\(pairs.joined(separator: ","))}"
    }
}
