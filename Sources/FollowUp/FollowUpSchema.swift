import Storage

/// The tables of call-backs: views of the log, but for the versions of the sampling rules.
package enum FollowUpSchema {
    package static let migrations: [Migration] = [
        Migration("followUp/1-call-back", [callBack] + indexes),
        Migration("followUp/2-rules", [rules, reached]),
        Migration("followUp/3-rule-version", [rulesMove, "DROP TABLE follow_up_rules"]),
    ]

    private static let callBack: SQL = """
        CREATE TABLE call_back (
            case_id BLOB NOT NULL REFERENCES case_file (id),
            round BIGINT NOT NULL CHECK (round > 0),
            number BIGINT NOT NULL,
            replied_at BIGINT NOT NULL,
            due BIGINT NOT NULL,
            kind TEXT NOT NULL,
            urgency TEXT NOT NULL,
            channel TEXT NOT NULL,
            standing TEXT NOT NULL,
            category TEXT,
            topic TEXT,
            territory TEXT,
            district TEXT,
            handler TEXT NOT NULL,
            month TEXT NOT NULL,
            is_last BIGINT NOT NULL,
            reachable BIGINT NOT NULL,
            rule_version BIGINT NOT NULL,
            rule_row BIGINT,
            percent BIGINT NOT NULL CHECK (percent BETWEEN 0 AND 100),
            drawn BIGINT NOT NULL,
            way TEXT NOT NULL,
            tries BIGINT NOT NULL,
            last_try_at BIGINT,
            next_try_at BIGINT,
            state TEXT NOT NULL,
            need TEXT,
            contacted BIGINT,
            solved BIGINT,
            satisfaction BIGINT CHECK (satisfaction BETWEEN 1 AND 5),
            why_not TEXT,
            via TEXT,
            answered_at BIGINT,
            redone BIGINT NOT NULL,
            reminded_at BIGINT,
            PRIMARY KEY (case_id, round),
            CHECK ((answered_at IS NULL) = (satisfaction IS NULL))
        )
        """

    private static let indexes: [SQL] = [
        "CREATE INDEX call_back_need ON call_back (need, due, case_id, next_try_at) WHERE need IS NOT NULL",
        "CREATE INDEX call_back_replied ON call_back (replied_at, case_id, round)",
        "CREATE INDEX call_back_answered ON call_back (answered_at) WHERE answered_at IS NOT NULL",
        "CREATE INDEX call_back_tried ON call_back (last_try_at) WHERE last_try_at IS NOT NULL",
    ]

    private static let rules: SQL =
        "CREATE TABLE follow_up_rules (version BIGINT PRIMARY KEY, since BIGINT NOT NULL, body TEXT NOT NULL)"

    private static let rulesMove: SQL = """
        INSERT INTO rule_version (name, version, since, body)
        SELECT 'followUpRules', version, since, body FROM follow_up_rules
        """

    /// How far the rows follow the log: the moment of the last event taken in.
    private static let reached: SQL =
        "CREATE TABLE follow_up_reached (one BIGINT PRIMARY KEY CHECK (one = 1), at BIGINT NOT NULL)"
}
