import Storage

/// The tables of contacts: people at customers.
public enum ContactMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1011_customers_contact",
      sql: """
        CREATE TABLE contact (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          given_name {text},
          family_name {text},
          display_name {text} NOT NULL,
          name_folded {text} NOT NULL,
          sort_key {text} NOT NULL,
          title {text},
          phone {text},
          language {text},
          time_zone {text},
          do_not_contact {bool} NOT NULL,
          consent_on {date},
          consent_source {text},
          last_seen_at {timestamp},
          version {bigint} NOT NULL,
          created_at {timestamp} NOT NULL,
          updated_at {timestamp} NOT NULL,
          CONSTRAINT contact_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT contact_version_check CHECK (version >= 1)
        ) {strict};
        CREATE INDEX contact_by_name ON contact (workspace_id, sort_key, id);

        CREATE TABLE contact_email (
          workspace_id {uuid} NOT NULL,
          -- in lower case
          email {text} NOT NULL,
          contact_id {uuid} NOT NULL,
          is_primary {bool} NOT NULL,
          CONSTRAINT contact_email_pkey PRIMARY KEY (workspace_id, email),
          CONSTRAINT contact_email_contact_fkey FOREIGN KEY (workspace_id, contact_id)
            REFERENCES contact (workspace_id, id) ON DELETE CASCADE
        ) {clustered};
        CREATE INDEX contact_email_by_contact ON contact_email (workspace_id, contact_id);

        CREATE TABLE contact_external_id (
          workspace_id {uuid} NOT NULL,
          source {text} NOT NULL,
          external_id {text} NOT NULL,
          contact_id {uuid} NOT NULL,
          CONSTRAINT contact_external_id_pkey PRIMARY KEY (workspace_id, source, external_id),
          CONSTRAINT contact_external_id_contact_fkey FOREIGN KEY (workspace_id, contact_id)
            REFERENCES contact (workspace_id, id) ON DELETE CASCADE
        ) {clustered};
        CREATE INDEX contact_external_id_by_contact ON contact_external_id (workspace_id, contact_id);

        CREATE TABLE account_contact (
          workspace_id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          contact_id {uuid} NOT NULL,
          role {text} NOT NULL,
          CONSTRAINT account_contact_pkey PRIMARY KEY (workspace_id, account_id, contact_id),
          CONSTRAINT account_contact_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT account_contact_contact_fkey FOREIGN KEY (workspace_id, contact_id)
            REFERENCES contact (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT account_contact_role_check
            CHECK (role IN ('champion', 'decisionMaker', 'economicBuyer', 'user', 'blocker'))
        ) {clustered};
        CREATE INDEX account_contact_by_contact ON account_contact (workspace_id, contact_id);
        """)
  ]
}
