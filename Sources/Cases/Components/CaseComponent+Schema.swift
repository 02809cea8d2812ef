import Storage

/// Which component a case is about.
package enum CaseComponentSchema {
    package static let migrations: [Migration] = [
        Migration("case-component/1-case-component", [naming, namingComponent])
    ]

    private static let naming: SQL = """
        CREATE TABLE case_component (
            case_id BLOB PRIMARY KEY REFERENCES case_file (id),
            component BLOB NOT NULL REFERENCES component (id),
            since BIGINT NOT NULL,
            named_by BLOB
        )
        """
    private static let namingComponent: SQL =
        "CREATE INDEX case_component_component ON case_component (component, since, case_id)"
}
