import Kernel

extension Database {
    /// Brings the schema up to date and tells which steps ran.
    @discardableResult
    package func migrate(_ migrations: [Migration], at now: Instant) async throws -> [String] {
        try await write { tx in
            try Self.prepare(tx)
            let done: Set<String> = Set(try tx.all("SELECT name FROM schema_migration") { try $0("name") })
            let due: [Migration] = migrations.filter { !done.contains($0.name) }
            for migration in due {
                for statement in migration.steps(tx.engine) { try tx.run(statement) }
                try tx.run("INSERT INTO schema_migration (name, done_at) VALUES (\(migration.name), \(now))")
            }
            return due.map(\.name)
        }
    }

    private static func prepare(_ tx: Transaction) throws {
        if tx.engine == .postgres { try preparePostgres(tx) }
        try tx.run("CREATE TABLE IF NOT EXISTS schema_migration (name TEXT PRIMARY KEY, done_at BIGINT NOT NULL)")
    }

    /// One node migrates at a time; the type of bytes is named so that one text serves both engines.
    private static func preparePostgres(_ tx: Transaction) throws {
        try tx.each("SELECT pg_advisory_xact_lock(7411230)") { _ in }
        let known: Int? = try tx.value("SELECT 1 FROM pg_type WHERE oid = to_regtype('blob')")
        if known == nil { try tx.run("CREATE DOMAIN blob AS bytea") }
    }
}
