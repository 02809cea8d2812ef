extension Transaction {
    /// A column that is only filtered by. SQLite, which knows nothing of bound values, shall not choose an index by it.
    package func unindexed(_ column: SQL) -> SQL {
        switch engine {
        case .sqlite: "+\(sql: column)"
        case .postgres: column
        }
    }
}
