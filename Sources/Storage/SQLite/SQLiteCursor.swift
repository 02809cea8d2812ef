import GRDBSQLite

/// Values into and out of one compiled statement.
struct SQLiteCursor {
    private let statement: OpaquePointer

    init(_ statement: OpaquePointer) { self.statement = statement }

    var names: [String] {
        (0..<sqlite3_column_count(statement)).map { String(cString: sqlite3_column_name(statement, $0)) }
    }

    var values: [SQLValue] { (0..<sqlite3_data_count(statement)).map(value) }

    func step() -> CInt { sqlite3_step(statement) }

    /// Lets go of the row and of the bound texts and bytes.
    func reset() {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
    }

    func bind(_ values: [SQLValue]) throws {
        for (index, value) in values.enumerated() { try bind(value, at: CInt(index + 1)) }
    }

    private func bind(_ value: SQLValue, at place: CInt) throws {
        let code: CInt =
            switch value {
            case .null: sqlite3_bind_null(statement, place)
            case .integer(let value): sqlite3_bind_int64(statement, place, value)
            case .real(let value): sqlite3_bind_double(statement, place, try value.storable())
            case .text(let value): bind(try value.storable(), at: place)
            case .bytes(let value): bind(value, at: place)
            }
        guard code == SQLITE_OK else { throw StorageFault(sqlite: code, "bind \(place)") }
    }

    private func bind(_ text: String, at place: CInt) -> CInt {
        var text: String = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                sqlite3_bind_text(statement, place, $0.baseAddress, CInt($0.count), Self.copied)
            }
        }
    }

    /// Bytes without an address would be bound as NULL.
    private func bind(_ bytes: [UInt8], at place: CInt) -> CInt {
        bytes.isEmpty
            ? sqlite3_bind_zeroblob(statement, place, 0)
            : sqlite3_bind_blob(statement, place, bytes, CInt(bytes.count), Self.copied)
    }

    private func value(_ column: CInt) -> SQLValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            .text(
                String(
                    decoding: UnsafeBufferPointer(
                        start: sqlite3_column_text(statement, column), count: size(column)), as: UTF8.self))
        case SQLITE_BLOB:
            .bytes([UInt8](UnsafeRawBufferPointer(start: sqlite3_column_blob(statement, column), count: size(column))))
        default: .null
        }
    }

    private func size(_ column: CInt) -> Int { Int(sqlite3_column_bytes(statement, column)) }

    /// SQLITE_TRANSIENT: SQLite makes its own copy.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
