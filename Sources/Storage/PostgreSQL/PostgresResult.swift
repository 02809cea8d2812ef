import CLibpq

/// An answer of the server, freed with its last reader.
final class PostgresResult {
    private let handle: OpaquePointer

    /// Takes over `handle`; throws what the server complained about.
    init(_ handle: OpaquePointer?, of connection: OpaquePointer) throws {
        guard let handle else { throw StorageFault.unreachable(String(cString: PQerrorMessage(connection))) }
        let status: ExecStatusType = PQresultStatus(handle)
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
            defer { PQclear(handle) }
            throw StorageFault(postgres: handle, isConnected: PQstatus(connection) == CONNECTION_OK)
        }
        self.handle = handle
    }

    deinit { PQclear(handle) }

    var height: Int { Int(PQntuples(handle)) }
    var width: Int { Int(PQnfields(handle)) }
    var names: [String] { (0..<PQnfields(handle)).map { String(cString: PQfname(handle, $0)) } }
    var types: [Oid] { (0..<PQnfields(handle)).map { PQftype(handle, $0) } }
    var tag: String { String(cString: PQcmdStatus(handle)) }

    /// Rows inserted, changed or deleted.
    var changes: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

    /// The values of a row that was sent in binary form.
    func row(_ row: Int, _ types: [Oid]) throws -> [SQLValue] {
        var values: [SQLValue] = []
        values.reserveCapacity(types.count)
        for (column, type) in types.enumerated() { values.append(try value(Int32(row), Int32(column), type)) }
        return values
    }

    private func value(_ row: Int32, _ column: Int32, _ type: Oid) throws -> SQLValue {
        guard PQgetisnull(handle, row, column) == 0 else { return .null }
        let bytes = UnsafeRawBufferPointer(
            start: PQgetvalue(handle, row, column), count: Int(PQgetlength(handle, row, column)))
        return try PostgresType.value(bytes, type)
    }
}

extension StorageFault {
    /// By SQLSTATE, whose first two characters are the class.
    init(postgres result: OpaquePointer, isConnected: Bool) {
        let code: String = Self.field(UInt8(ascii: "C"), of: result)
        let message: String = Self.field(UInt8(ascii: "M"), of: result)
        guard isConnected, !code.hasPrefix("08"), !code.hasPrefix("57P0") else {
            self = .unreachable(message)
            return
        }
        self =
            switch code {
            case "40001", "40P01", "55P03": .conflict
            case "25006": .readOnly
            case _ where code.hasPrefix("23"): .constraint(message)
            default: .engine(code: code, message: message)
            }
    }

    private static func field(_ name: UInt8, of result: OpaquePointer) -> String {
        PQresultErrorField(result, Int32(name)).map { String(cString: $0) } ?? ""
    }
}
