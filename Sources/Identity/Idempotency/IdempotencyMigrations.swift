import Storage

/// The table of answers that are kept for repeated commands. Append-only: what has shipped is never changed.
public enum IdempotencyMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1008_identity_idempotency",
      sql: """
        CREATE TABLE idempotency_key (
          workspace_id {uuid} NOT NULL,
          -- the person's id, or system: keys of different callers never meet
          caller {text} NOT NULL,
          key {text} NOT NULL,
          -- SHA-256 of path and body
          fingerprint {blob} NOT NULL,
          started_at {timestamp} NOT NULL,
          -- NULL while the first request is under way
          answer {text},
          CONSTRAINT idempotency_key_pkey PRIMARY KEY (workspace_id, caller, key)
        ) {strict};
        CREATE INDEX idempotency_key_by_time ON idempotency_key (workspace_id, started_at);
        """)
  ]
}
