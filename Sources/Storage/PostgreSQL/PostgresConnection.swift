/// A PostgreSQL connection lent for one transaction.
final class PostgresConnection: Connection {
    private let link: PostgresLink
    var news: News = []
    var isAppending = false

    init(_ link: PostgresLink) { self.link = link }

    var engine: Engine { .postgres }

    func run(_ sql: SQL) throws -> Int { try link.execute(sql).0.changes }

    func rows(_ sql: SQL, _ visit: (Row) throws -> Bool) throws {
        let (result, statement) = try link.execute(sql)
        for index in 0..<result.height {
            let row = Row(columns: statement.columns, values: try result.row(index, statement.types))
            guard try visit(row) else { return }
        }
    }
}
