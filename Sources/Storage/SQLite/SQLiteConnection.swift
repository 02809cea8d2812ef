import Foundation
import GRDB

/// A GRDB connection lent for one transaction.
final class SQLiteConnection: Connection {
    private let database: GRDB.Database

    init(_ database: GRDB.Database) { self.database = database }

    var engine: Engine { .sqlite }

    func run(_ sql: SQL) throws -> Int {
        try translating {
            let statement = try prepare(sql)
            try statement.execute()
            return database.changesCount
        }
    }

    func rows(_ sql: SQL, _ visit: (Row) throws -> Bool) throws {
        try translating {
            let statement = try prepare(sql)
            let cursor = try GRDB.Row.fetchCursor(statement)
            let columns = RowColumns(statement.columnNames)
            let width: Int = statement.columnCount
            while let row = try cursor.next() {
                let values: [SQLValue] = (0..<width).map { Self.value(row[$0]) }
                guard try visit(Row(columns: columns, values: values)) else { return }
            }
        }
    }

    private func prepare(_ sql: SQL) throws -> Statement {
        let statement = try database.cachedStatement(sql: sql.text(for: .sqlite))
        try statement.setArguments(StatementArguments(sql.values.map(Self.databaseValue)))
        return statement
    }

    private func translating<T>(_ body: () throws -> T) throws -> T {
        do { return try body() } catch let error as DatabaseError { throw Self.fault(error) }
    }

    private static func fault(_ error: DatabaseError) -> StorageFault {
        switch error.resultCode {
        case .SQLITE_CONSTRAINT: .constraint(error.message ?? "")
        case .SQLITE_BUSY, .SQLITE_LOCKED: .conflict
        default: .engine(code: String(error.resultCode.rawValue), message: error.message ?? "")
        }
    }

    private static func databaseValue(_ value: SQLValue) -> DatabaseValue {
        switch value {
        case .null: .null
        case .integer(let value): value.databaseValue
        case .real(let value): value.databaseValue
        case .text(let value): value.databaseValue
        case .bytes(let value): Data(value).databaseValue
        }
    }

    private static func value(_ value: DatabaseValue) -> SQLValue {
        switch value.storage {
        case .null: .null
        case .int64(let value): .integer(value)
        case .double(let value): .real(value)
        case .string(let value): .text(value)
        case .blob(let value): .bytes([UInt8](value))
        }
    }
}
