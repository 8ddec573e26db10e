import Storage

/// The tables of workspaces. Append-only: what has shipped is never changed.
public enum WorkspaceMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1001_identity_workspace",
      sql: """
        CREATE TABLE workspace (
          id {uuid} NOT NULL,
          name {text} NOT NULL,
          language {text} NOT NULL,
          time_zone {text} NOT NULL,
          currency {text} NOT NULL,
          created_at {timestamp} NOT NULL,
          CONSTRAINT workspace_pkey PRIMARY KEY (id),
          CONSTRAINT workspace_name_key UNIQUE (name),
          CONSTRAINT workspace_language_check CHECK (language IN ('en', 'hi', 'ko'))
        ) {strict};

        -- At most one row: the first workspace of the installation. Two first runs at once meet at its key.
        CREATE TABLE first_run (
          slot {bigint} NOT NULL,
          workspace_id {uuid} NOT NULL,
          finished_at {timestamp} NOT NULL,
          CONSTRAINT first_run_pkey PRIMARY KEY (slot),
          CONSTRAINT first_run_slot_check CHECK (slot = 1),
          CONSTRAINT first_run_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
        ) {strict};
        """)
  ]
}
