import Kernel
import Storage
import Territory

extension CaseComponent {
    private init(row: Row) throws {
        file = try row("case_id")
        component = try row("component")
        since = try row("since")
        by = try row("named_by")
    }

    package static func find(of file: Case.ID, in tx: Transaction) throws -> CaseComponent? {
        try tx.first(
            "SELECT case_id, component, since, named_by FROM case_component WHERE case_id = \(file)",
            CaseComponent.init(row:))
    }

    /// The cases about a component, the latest first.
    static func list(of component: Component.ID, limit: Int, in tx: Transaction) throws -> [CaseComponent] {
        try tx.all(listing(of: component, limit: limit), CaseComponent.init(row:))
    }

    static func listing(of component: Component.ID, limit: Int) -> SQL {
        """
        SELECT case_id, component, since, named_by FROM case_component
        WHERE component = \(component) ORDER BY since DESC, case_id DESC LIMIT \(limit)
        """
    }

    func save(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO case_component (case_id, component, since, named_by)
            VALUES (\(file), \(component), \(since), \(by))
            ON CONFLICT (case_id) DO UPDATE SET component = excluded.component, since = excluded.since,
                named_by = excluded.named_by
            """)
    }

    static func remove(of file: Case.ID, in tx: Transaction) throws {
        try tx.run("DELETE FROM case_component WHERE case_id = \(file)")
    }
}
