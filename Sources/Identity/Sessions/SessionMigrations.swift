import Storage

/// The table of sessions. Append-only: what has shipped is never changed.
public enum SessionMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1004_identity_session",
      sql: """
        CREATE TABLE session (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          -- SHA-256 of the cookie's text, which is kept nowhere
          token_hash {blob} NOT NULL,
          person_id {uuid} NOT NULL,
          created_at {timestamp} NOT NULL,
          -- written at most every few minutes
          last_seen_at {timestamp} NOT NULL,
          expires_at {timestamp} NOT NULL,
          user_agent {text},
          address {text},
          CONSTRAINT session_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT session_token_key UNIQUE (workspace_id, token_hash),
          CONSTRAINT session_person_fkey FOREIGN KEY (workspace_id, person_id)
            REFERENCES person (workspace_id, id) ON DELETE CASCADE
        ) {strict};
        CREATE INDEX session_by_person ON session (workspace_id, person_id, last_seen_at);
        CREATE INDEX session_by_expiry ON session (workspace_id, expires_at);
        """)
  ]
}
