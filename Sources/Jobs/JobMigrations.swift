import Storage

/// The tables of durable work. Append-only.
public enum JobMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1003_jobs",
      sql: """
        CREATE TABLE job (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          kind {text} NOT NULL,
          key {text} NOT NULL,
          payload {text} NOT NULL,
          -- when it may next be taken: while it is leased, when the lease ends
          run_at {timestamp} NOT NULL,
          leased_until {timestamp},
          -- how often it was begun; also tells whether a lease is still one's own
          attempts {int} NOT NULL,
          last_error {text},
          -- since when it waits for a person, after its last attempt
          dead_at {timestamp},
          created_at {timestamp} NOT NULL,
          CONSTRAINT job_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT job_attempts_check CHECK (attempts >= 0)
        ) {strict};
        -- What waits is there once; what runs does not keep the next one from waiting.
        CREATE UNIQUE INDEX job_waiting_unique ON job (workspace_id, kind, key)
          WHERE leased_until IS NULL AND dead_at IS NULL;
        -- One queue for all workspaces: the runner asks for whatever is due first.
        CREATE INDEX job_due ON job (run_at, workspace_id, kind) WHERE dead_at IS NULL;
        CREATE INDEX job_dead ON job (workspace_id, dead_at) WHERE dead_at IS NOT NULL;

        CREATE TABLE schedule (
          workspace_id {uuid} NOT NULL,
          kind {text} NOT NULL,
          -- every day at this hour, 0 to 23, of the zone
          hour {int} NOT NULL,
          time_zone {text} NOT NULL,
          next_run_at {timestamp} NOT NULL,
          CONSTRAINT schedule_pkey PRIMARY KEY (workspace_id, kind),
          CONSTRAINT schedule_hour_check CHECK (hour >= 0 AND hour <= 23)
        ) {clustered};
        CREATE INDEX schedule_due ON schedule (next_run_at);
        """)
  ]
}
