import Storage

/// The table of mail that people do not want. Append-only.
public enum MailRefusalMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-23T0731_identity_mail_refusal",
      sql: """
        CREATE TABLE mail_refusal (
          workspace_id {uuid} NOT NULL,
          person_id {uuid} NOT NULL,
          kind {text} NOT NULL,
          refused_at {timestamp} NOT NULL,
          CONSTRAINT mail_refusal_pkey PRIMARY KEY (workspace_id, person_id, kind),
          CONSTRAINT mail_refusal_person_fkey FOREIGN KEY (workspace_id, person_id)
            REFERENCES person (workspace_id, id) ON DELETE CASCADE
        ) {clustered};
        """)
  ]
}
