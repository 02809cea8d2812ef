import Storage

/// The tables of accounts, roles, sessions and residents.
package enum AccountSchema {
    package static let migrations: [Migration] = [
        Migration("account/1-account", [policy, account, accountAgency, formerPassword, signInFailure]),
        Migration("account/2-role", [role, assignment, assignmentAccount, assignmentRole]),
        Migration("account/3-session", [session, sessionPerson, token, tokenAccount]),
        Migration("account/4-resident", [resident, code, codePhone, codeAddress, simulated]),
    ]

    private static let policy: SQL =
        "CREATE TABLE account_policy (version BIGINT PRIMARY KEY, body TEXT NOT NULL, since BIGINT NOT NULL)"

    private static let account: SQL = """
        CREATE TABLE account (
            id BLOB PRIMARY KEY,
            login TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            agency BLOB NOT NULL REFERENCES agency (id),
            state TEXT NOT NULL,
            password TEXT NOT NULL,
            password_set_at BIGINT NOT NULL,
            must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
            failures BIGINT NOT NULL,
            locked_until BIGINT,
            created_at BIGINT NOT NULL,
            version BIGINT NOT NULL
        )
        """
    private static let accountAgency: SQL = "CREATE INDEX account_agency ON account (agency, login)"

    private static let formerPassword: SQL = """
        CREATE TABLE former_password (
            account BLOB NOT NULL REFERENCES account (id),
            set_at BIGINT NOT NULL,
            password TEXT NOT NULL,
            PRIMARY KEY (account, set_at)
        )
        """

    /// Failed sign-ins by the keyed hash of the address, for the limit per address; erased when the limit has passed.
    private static let signInFailure: SQL =
        "CREATE TABLE sign_in_failure (address BLOB NOT NULL, at BIGINT NOT NULL, id BLOB, PRIMARY KEY (address, at, id))"

    private static let role: SQL =
        "CREATE TABLE role (code TEXT PRIMARY KEY, name TEXT, permissions TEXT NOT NULL)"

    private static let assignment: SQL = """
        CREATE TABLE role_assignment (
            id BLOB PRIMARY KEY,
            account BLOB NOT NULL REFERENCES account (id),
            role TEXT NOT NULL,
            node TEXT NOT NULL,
            category TEXT,
            agency TEXT,
            given_at BIGINT NOT NULL
        )
        """
    private static let assignmentAccount: SQL = "CREATE INDEX role_assignment_account ON role_assignment (account, id)"
    private static let assignmentRole: SQL = "CREATE INDEX role_assignment_role ON role_assignment (role, account)"

    private static let session: SQL = """
        CREATE TABLE session (
            key BLOB PRIMARY KEY,
            holder TEXT NOT NULL,
            person BLOB NOT NULL,
            started_at BIGINT NOT NULL,
            seen_at BIGINT NOT NULL
        )
        """
    private static let sessionPerson: SQL = "CREATE INDEX session_person ON session (person)"

    private static let token: SQL = """
        CREATE TABLE bearer_token (
            id BLOB PRIMARY KEY,
            key BLOB NOT NULL UNIQUE,
            account BLOB NOT NULL REFERENCES account (id),
            label TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            ends_at BIGINT,
            revoked_at BIGINT,
            used_at BIGINT
        )
        """
    private static let tokenAccount: SQL = "CREATE INDEX bearer_token_account ON bearer_token (account, id)"

    private static let resident: SQL = """
        CREATE TABLE resident (
            id BLOB PRIMARY KEY,
            phone BLOB NOT NULL,
            phone_print BLOB NOT NULL UNIQUE,
            created_at BIGINT NOT NULL
        )
        """

    private static let code: SQL = """
        CREATE TABLE phone_code (
            id BLOB PRIMARY KEY,
            phone BLOB NOT NULL,
            address BLOB NOT NULL,
            code BLOB NOT NULL,
            sent_at BIGINT NOT NULL,
            ends_at BIGINT NOT NULL,
            tries BIGINT NOT NULL,
            is_used INTEGER NOT NULL CHECK (is_used IN (0, 1))
        )
        """
    private static let codePhone: SQL = "CREATE INDEX phone_code_phone ON phone_code (phone, sent_at)"
    private static let codeAddress: SQL = "CREATE INDEX phone_code_address ON phone_code (address, sent_at)"

    private static let simulated: SQL =
        "CREATE TABLE simulated_message (id BLOB PRIMARY KEY, body BLOB NOT NULL, at BIGINT NOT NULL)"
}
