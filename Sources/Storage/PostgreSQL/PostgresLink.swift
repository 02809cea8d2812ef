import CLibpq

/// One libpq connection and the statements prepared on it.
final class PostgresLink {
    private let handle: OpaquePointer
    private var statements: [String: PostgresStatement] = [:]
    private static let mostStatements = 400
    private var isStale = false

    init(address: String) throws {
        // What comes before `dbname` can be overridden in the address, what comes after cannot.
        let settings: [(String, String)] = [
            ("application_name", "minhu"), ("connect_timeout", "5"), ("keepalives_idle", "30"),
            ("keepalives_interval", "10"), ("keepalives_count", "3"), ("tcp_user_timeout", "20000"),
            ("dbname", address), ("client_encoding", "UTF8"),
        ]
        guard let handle = Self.connect(settings) else { throw StorageFault.unreachable("out of memory") }
        self.handle = handle
        guard PQstatus(handle) == CONNECTION_OK else {
            throw StorageFault.unreachable(String(cString: PQerrorMessage(handle)))
        }
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
    }

    deinit { PQfinish(handle) }

    private static func connect(_ settings: [(String, String)]) -> OpaquePointer? {
        withCStrings(settings.map(\.0)) { keys in
            withCStrings(settings.map(\.1)) { values in PQconnectdbParams(keys, values, 1) }
        }
    }

    /// Connected, not inside a transaction, and its prepared statements still hold.
    var isReusable: Bool {
        !isStale && PQstatus(handle) == CONNECTION_OK && PQtransactionStatus(handle) == PQTRANS_IDLE
    }

    @discardableResult
    func command(_ text: String) throws -> PostgresResult {
        try PostgresResult(PQexec(handle, text), of: handle)
    }

    /// A transaction in which a statement failed answers COMMIT with ROLLBACK; that is no success.
    func commit() throws {
        let answer: PostgresResult = try command("COMMIT")
        guard answer.tag != "ROLLBACK" else {
            throw StorageFault.engine(code: "25P02", message: "a statement of this transaction failed before")
        }
        if statements.count > Self.mostStatements { try forgetStatements() }
    }

    /// Undoes what can still be undone; a connection that cannot even do that is not used again.
    func rollback() {
        guard PQtransactionStatus(handle) != PQTRANS_IDLE else { return }
        PQclear(PQexec(handle, "ROLLBACK"))
    }

    func execute(_ sql: SQL) throws -> (PostgresResult, PostgresStatement) {
        let text: String = sql.text(for: .postgres)
        let statement: PostgresStatement = try statements[text] ?? prepare(text, sql.values)
        let parameters = try PostgresParameters(sql.values)
        let answer: OpaquePointer? = parameters.withPointers { values, lengths, formats in
            PQexecPrepared(handle, statement.name, Int32(sql.values.count), values, lengths, formats, 1)
        }
        let result: PostgresResult = try noticingStalePlans { try PostgresResult(answer, of: handle) }
        statement.learn(from: result)
        return (result, statement)
    }

    /// When another node has changed a table under a prepared statement, all are prepared anew and the act is tried again.
    private func noticingStalePlans<T>(_ body: () throws -> T) throws -> T {
        do { return try body() } catch StorageFault.engine("0A000", let message) where message.hasPrefix("cached plan")
        {
            isStale = true
            throw StorageFault.conflict
        }
    }

    private func prepare(_ text: String, _ values: [SQLValue]) throws -> PostgresStatement {
        let statement = PostgresStatement(name: "s\(statements.count)")
        let types: [Oid] = values.map(PostgresType.declared)
        _ = try PostgresResult(PQprepare(handle, statement.name, text, Int32(types.count), types), of: handle)
        statements[text] = statement
        return statement
    }

    private func forgetStatements() throws {
        try command("DEALLOCATE ALL")
        statements = [:]
    }
}

/// A prepared statement; its columns are known once it has run.
final class PostgresStatement {
    let name: String
    private(set) var columns = RowColumns([])
    private(set) var types: [Oid] = []

    init(name: String) { self.name = name }

    func learn(from result: PostgresResult) {
        guard types.count != result.width else { return }
        columns = RowColumns(result.names)
        types = result.types
    }
}

/// Lends a NULL-terminated array of C strings.
private func withCStrings<T>(_ texts: [String], _ body: ([UnsafePointer<CChar>?]) -> T) -> T {
    var bytes: [CChar] = []
    let starts: [Int] = texts.map { text in
        defer { bytes += text.utf8CString }
        return bytes.count
    }
    return bytes.withUnsafeBufferPointer { all in
        body(starts.map { start in all.baseAddress.map { $0 + start } } + [nil])
    }
}
