import GRDB
import GRDBSQLite

/// A GRDB connection lent for one transaction. GRDB compiles and keeps the statements; values go straight to SQLite.
final class SQLiteConnection: Connection {
    private let database: GRDB.Database
    private let handle: OpaquePointer?
    /// Statements whose rows are being visited.
    private var visited: Set<OpaquePointer> = []
    var news: News = []
    var isAppending = false

    init(_ database: GRDB.Database) {
        self.database = database
        handle = database.sqliteConnection
    }

    var engine: Engine { .sqlite }

    /// Whether the transaction still stands: some faults (a full disk) make SQLite end it by itself.
    var isInside: Bool { sqlite3_get_autocommit(handle) == 0 }

    func begin() throws { try database.execute(sql: "BEGIN IMMEDIATE") }

    func run(_ sql: SQL) throws -> Int {
        try rows(sql) { _ in true }
        return Int(sqlite3_changes(handle))
    }

    func rows(_ sql: SQL, _ visit: (Row) throws -> Bool) throws {
        guard isInside else { throw StorageFault.engine(code: "no transaction", message: "it was ended by a fault") }
        let statement: Statement = try prepare(sql.text(for: .sqlite))
        let cursor = SQLiteCursor(statement.sqliteStatement)
        visited.insert(statement.sqliteStatement)
        defer {
            cursor.reset()
            visited.remove(statement.sqliteStatement)
        }
        try cursor.bind(sql.values)
        guard try step(cursor) else { return }
        let columns = RowColumns(cursor.names)
        repeat {
            guard try visit(Row(columns: columns, values: cursor.values)) else { return }
        } while try step(cursor)
    }

    /// A statement that runs inside a visit of itself needs a second copy.
    private func prepare(_ text: String) throws -> Statement {
        do {
            let kept: Statement = try database.cachedStatement(sql: text)
            return visited.contains(kept.sqliteStatement) ? try database.makeStatement(sql: text) : kept
        } catch let error as DatabaseError { throw StorageFault(sqlite: error) }
    }

    private func step(_ cursor: SQLiteCursor) throws -> Bool {
        switch cursor.step() {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw StorageFault(sqlite: code, String(cString: sqlite3_errmsg(handle)))
        }
    }
}

extension StorageFault {
    init(sqlite error: DatabaseError) { self.init(sqlite: error.resultCode.rawValue, error.message ?? "") }

    init(sqlite code: CInt, _ message: String) {
        self =
            switch code & 0xff {
            case SQLITE_CONSTRAINT: .constraint(message)
            case SQLITE_BUSY, SQLITE_LOCKED: .conflict
            case SQLITE_READONLY: .readOnly
            default: .engine(code: String(code), message: message)
            }
    }
}
