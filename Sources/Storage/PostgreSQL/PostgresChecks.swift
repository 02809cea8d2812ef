/// What a PostgreSQL database must be for the same SQL to mean the same on both engines.
enum PostgresChecks {
    /// Texts must be UTF-8 and sort by their bytes, as they do on SQLite; ranges over tree paths rest on it.
    static func run(in tx: Transaction) throws {
        let found: (encoding: String, provider: String, locale: String)? = try tx.first(
            """
            SELECT pg_encoding_to_char(d.encoding), COALESCE(to_jsonb(d) ->> 'datlocprovider', 'c'), d.datcollate
            FROM pg_database d WHERE d.datname = current_database()
            """
        ) { (try $0(at: 0), try $0(at: 1), try $0(at: 2)) }
        guard let found else { throw StorageFault.wrongCollation("unknown") }
        guard found.encoding == "UTF8", isBytewise(found.provider, found.locale) else {
            throw StorageFault.wrongCollation("\(found.encoding) \(found.provider) \(found.locale)")
        }
    }

    /// `c` is the C library, `b` the server's own (always by code point), `i` is ICU (never).
    static func isBytewise(_ provider: String, _ locale: String) -> Bool {
        switch provider {
        case "b": true
        case "c": ["C", "POSIX", "C.UTF-8", "C.UTF8", "C.utf8"].contains(locale)
        default: false
        }
    }
}
