import Storage

/// The tables of applications judged outside the agency, of what they took out of the rates, and of the rules on both.
package enum ApplicationSchema {
    package static let migrations: [Migration] = [
        Migration("assessment/1-rules", [rules]),
        Migration("assessment/2-application", [application] + applicationIndexes),
        Migration("assessment/3-application-text", [text, photo]),
        Migration("assessment/4-exclusion", [exclusion, exclusionCase, exclusionAgency, docket]),
        Migration("assessment/5-count", [count, countNewest]),
        Migration("assessment/6-rule-version", [rulesMove, "DROP TABLE assessment_rules"]),
    ]

    private static let rules: SQL = """
        CREATE TABLE assessment_rules (
            version BIGINT PRIMARY KEY, body TEXT NOT NULL, since BIGINT NOT NULL, author BLOB
        )
        """

    private static let rulesMove: SQL = """
        INSERT INTO rule_version (name, version, since, author, body)
        SELECT 'assessmentRules', version, since, author, body FROM assessment_rules
        """

    private static let application: SQL = """
        CREATE TABLE application (
            id BLOB PRIMARY KEY,
            version BIGINT NOT NULL,
            kind TEXT NOT NULL,
            ground TEXT NOT NULL,
            state TEXT NOT NULL,
            case_id BLOB NOT NULL REFERENCES case_file (id),
            case_number BIGINT NOT NULL,
            agency TEXT NOT NULL,
            territory TEXT,
            category TEXT,
            involved TEXT NOT NULL,
            against BLOB UNIQUE REFERENCES application (id),
            appeal BLOB,
            due BIGINT,
            filed_at BIGINT NOT NULL,
            updated_at BIGINT NOT NULL,
            judged_at BIGINT,
            overturned_at BIGINT
        )
        """

    /// `application_once`: at most one open application of a kind per case and agency.
    private static let applicationIndexes: [SQL] = [
        """
        CREATE UNIQUE INDEX application_once ON application (case_id, agency, kind)
        WHERE state IN ('filed', 'evidenceAsked', 'seconding')
        """,
        "CREATE INDEX application_case ON application (case_id, id)",
        "CREATE INDEX application_agency ON application (agency, id)",
        "CREATE INDEX application_due ON application (due, id) WHERE due IS NOT NULL",
    ]

    private static let text: SQL = """
        CREATE TABLE application_text (
            application_id BLOB NOT NULL REFERENCES application (id),
            number BIGINT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (application_id, number)
        )
        """
    private static let photo: SQL = """
        CREATE TABLE application_photo (
            application_id BLOB NOT NULL REFERENCES application (id),
            number BIGINT NOT NULL,
            photo BLOB NOT NULL,
            version BIGINT NOT NULL,
            PRIMARY KEY (application_id, number)
        )
        """

    /// What later rates leave out of numerator and denominator: rows that are not revoked.
    private static let exclusion: SQL = """
        CREATE TABLE assessment_exclusion (
            application_id BLOB PRIMARY KEY REFERENCES application (id),
            case_id BLOB NOT NULL REFERENCES case_file (id),
            agency TEXT NOT NULL,
            kind TEXT NOT NULL,
            ground TEXT NOT NULL,
            granted_at BIGINT NOT NULL,
            revoked_at BIGINT
        )
        """
    private static let exclusionCase: SQL =
        "CREATE INDEX assessment_exclusion_case ON assessment_exclusion (case_id, agency)"
    private static let exclusionAgency: SQL =
        "CREATE INDEX assessment_exclusion_agency ON assessment_exclusion (agency, granted_at)"

    /// One row per agency whose applications are judged, so that they are judged one after the other.
    private static let docket: SQL = """
        CREATE TABLE assessment_docket (agency TEXT PRIMARY KEY, judgements BIGINT NOT NULL)
        """

    /// The public count, by the month of filing.
    private static let count: SQL = """
        CREATE TABLE application_count (
            month BIGINT NOT NULL,
            agency TEXT NOT NULL,
            kind TEXT NOT NULL,
            ground TEXT NOT NULL,
            filed BIGINT NOT NULL,
            granted BIGINT NOT NULL,
            refused BIGINT NOT NULL,
            overturned BIGINT NOT NULL,
            PRIMARY KEY (month, agency, kind, ground)
        )
        """
    private static let countNewest: SQL =
        "CREATE INDEX application_count_newest ON application_count (month DESC, agency, kind, ground)"
}
