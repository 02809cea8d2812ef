/// One row of a result: `let name: String = try row("name")`.
package struct Row {
    let columns: RowColumns
    let values: [SQLValue]

    package func callAsFunction<T: Storable>(_ column: String) throws -> T {
        guard let index = columns.index(of: column) else { throw StorageFault.noColumn(column) }
        guard let value = T(stored: values[index]) else { throw StorageFault.wrongType(column) }
        return value
    }

    package func callAsFunction<T: Storable>(at index: Int) throws -> T {
        guard values.indices.contains(index) else { throw StorageFault.noColumn(String(index)) }
        guard let value = T(stored: values[index]) else { throw StorageFault.wrongType(String(index)) }
        return value
    }
}

/// The names of a result's columns, shared by its rows. Rows are mostly read in the order of their columns, so the
/// search goes on where the last one ended.
final class RowColumns {
    private let names: [String]
    private var next = 0

    init(_ names: [String]) { self.names = names }

    func index(of name: String) -> Int? {
        for offset in names.indices {
            let index: Int = next + offset < names.count ? next + offset : next + offset - names.count
            if names[index] == name {
                next = index + 1 == names.count ? 0 : index + 1
                return index
            }
        }
        return nil
    }
}
