/// One connection inside one transaction. Everything in it is synchronous; nothing suspends, nothing goes over the
/// network but SQL.
package struct Transaction {
    let connection: any Connection

    package var engine: Engine { connection.engine }

    /// Runs a statement and tells how many rows it changed.
    @discardableResult
    package func run(_ sql: SQL) throws -> Int { try connection.run(sql) }

    package func all<T>(_ sql: SQL, _ make: (Row) throws -> T) throws -> [T] {
        var out: [T] = []
        try connection.rows(sql) { row in
            out.append(try make(row))
            return true
        }
        return out
    }

    package func first<T>(_ sql: SQL, _ make: (Row) throws -> T) throws -> T? {
        var found: T?
        try connection.rows(sql) { row in
            found = try make(row)
            return false
        }
        return found
    }

    /// The single value of the first row's first column.
    package func value<T: Storable>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
        try first(sql) { try $0(at: 0) }
    }

    /// Row by row. Over a table that grows, page by key: PostgreSQL hands over all rows of a statement at once.
    package func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try connection.rows(sql) { row in
            try body(row)
            return true
        }
    }

    /// Runs `body`; when it throws, what it changed is undone and the transaction goes on.
    package func savepoint<T>(_ body: () throws -> T) throws -> T {
        try run("SAVEPOINT step")
        do {
            let result: T = try body()
            try run("RELEASE step")
            return result
        } catch {
            undoStep()
            throw error
        }
    }

    /// What made the step fail is the fault to tell. Should undoing fail too, the engine has ended the transaction,
    /// and every statement after it says so.
    private func undoStep() {
        connection.isAppending = false
        let undone: Bool = (try? run("ROLLBACK TO step")) != nil
        if undone { _ = try? run("RELEASE step") }
    }

    /// Ends a `SELECT` of a row that is about to be changed, so that nobody changes it in between.
    package var forUpdate: SQL {
        switch engine {
        case .sqlite: ""
        case .postgres: "FOR UPDATE"
        }
    }

    /// Ends a `SELECT` that takes work from a queue: rows another worker holds are passed over.
    package var skipLocked: SQL {
        switch engine {
        case .sqlite: ""
        case .postgres: "FOR UPDATE SKIP LOCKED"
        }
    }
}

/// What an engine does for a transaction.
protocol Connection: AnyObject {
    var engine: Engine { get }
    /// What this transaction has added.
    var news: News { get set }
    /// Whether followers have been told that this transaction takes positions of the log.
    var isAppending: Bool { get set }
    func run(_ sql: SQL) throws -> Int
    /// Visits rows until the visitor answers false.
    func rows(_ sql: SQL, _ visit: (Row) throws -> Bool) throws
}
