import Storage

/// The table of the mails of mornings. Append-only.
public enum DigestMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-23T0732_health_digest",
      sql: """
        -- Whose mail of which day was sent: never twice, with several servers too. Rows of a month.
        CREATE TABLE today_digest (
          workspace_id {uuid} NOT NULL,
          person_id {uuid} NOT NULL,
          -- where the person is
          day {date} NOT NULL,
          sent_at {timestamp} NOT NULL,
          CONSTRAINT today_digest_pkey PRIMARY KEY (workspace_id, person_id, day),
          CONSTRAINT today_digest_person_fkey FOREIGN KEY (workspace_id, person_id)
            REFERENCES person (workspace_id, id) ON DELETE CASCADE
        ) {clustered};
        """)
  ]
}
