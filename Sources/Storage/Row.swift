/// One row of a result: `let name: String = try row("name")`.
package struct Row {
    let columns: RowColumns
    let values: [SQLValue]

    package func callAsFunction<T: Storable>(_ column: String) throws -> T {
        guard let index = columns.index[column] else { throw StorageFault.noColumn(column) }
        guard let value = T(stored: values[index]) else { throw StorageFault.wrongType(column) }
        return value
    }

    package func callAsFunction<T: Storable>(at index: Int) throws -> T {
        guard values.indices.contains(index) else { throw StorageFault.noColumn(String(index)) }
        guard let value = T(stored: values[index]) else { throw StorageFault.wrongType(String(index)) }
        return value
    }
}

/// The names of a result's columns, shared by its rows.
package final class RowColumns: Sendable {
    package let index: [String: Int]

    package init(_ names: [String]) {
        index = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
