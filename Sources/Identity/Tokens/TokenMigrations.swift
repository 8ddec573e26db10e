import Storage

/// The table of API tokens. Append-only: what has shipped is never changed.
public enum TokenMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1006_identity_api_token",
      sql: """
        CREATE TABLE api_token (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          -- SHA-256 of the token, which is kept nowhere
          token_hash {blob} NOT NULL,
          name {text} NOT NULL,
          -- whose rights the token borrows
          person_id {uuid} NOT NULL,
          -- with blanks between
          scopes {text} NOT NULL,
          created_at {timestamp} NOT NULL,
          expires_at {timestamp},
          -- written at most once a minute
          last_used_at {timestamp},
          revoked_at {timestamp},
          revoked_by {uuid},
          CONSTRAINT api_token_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT api_token_token_key UNIQUE (workspace_id, token_hash),
          CONSTRAINT api_token_person_fkey FOREIGN KEY (workspace_id, person_id)
            REFERENCES person (workspace_id, id) ON DELETE CASCADE
        ) {strict};
        CREATE INDEX api_token_by_person ON api_token (workspace_id, person_id);
        """)
  ]
}
