extension String {
    /// Itself when both engines keep it as it is: PostgreSQL has no NUL in a text.
    func storable() throws(StorageFault) -> String {
        guard !utf8.contains(0) else { throw .unstorable("NUL in a text") }
        return self
    }
}

extension Double {
    /// Itself when both engines keep it as it is: SQLite turns NaN into NULL.
    func storable() throws(StorageFault) -> Double {
        guard !isNaN else { throw .unstorable("NaN") }
        return self
    }
}
