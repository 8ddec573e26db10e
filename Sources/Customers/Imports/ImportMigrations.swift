import Storage

/// The tables of imports: runs, and what each outside key became.
public enum ImportMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1016_customers_import",
      sql: """
        CREATE TABLE import_run (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          kind {text} NOT NULL,
          source {text} NOT NULL,
          file_name {text} NOT NULL,
          -- SHA-256 of the file and its mapping: the same work again is recognised and goes on where it stopped
          fingerprint {blob} NOT NULL,
          mapping {text} NOT NULL,
          started_by {uuid},
          started_at {timestamp} NOT NULL,
          finished_at {timestamp},
          -- rows that are done, in the file's order
          rows_done {bigint} NOT NULL,
          report {text} NOT NULL,
          CONSTRAINT import_run_pkey PRIMARY KEY (workspace_id, id)
        ) {strict};
        CREATE INDEX import_run_by_start ON import_run (workspace_id, started_at, id);
        CREATE INDEX import_run_by_fingerprint ON import_run (workspace_id, fingerprint);

        -- The thing that a row of a source became, and a hash of the row: the same row again changes nothing.
        CREATE TABLE import_key (
          workspace_id {uuid} NOT NULL,
          source {text} NOT NULL,
          kind {text} NOT NULL,
          external_id {text} NOT NULL,
          subject_id {uuid} NOT NULL,
          content_hash {bigint} NOT NULL,
          run_id {uuid} NOT NULL,
          CONSTRAINT import_key_pkey PRIMARY KEY (workspace_id, source, kind, external_id)
        ) {clustered};

        -- Rows whose account is not known yet.
        CREATE TABLE import_waiting (
          workspace_id {uuid} NOT NULL,
          source {text} NOT NULL,
          kind {text} NOT NULL,
          external_id {text} NOT NULL,
          account_reference {text} NOT NULL,
          run_id {uuid} NOT NULL,
          line {bigint} NOT NULL,
          row_json {text} NOT NULL,
          CONSTRAINT import_waiting_pkey PRIMARY KEY (workspace_id, source, kind, external_id)
        ) {clustered};
        CREATE INDEX import_waiting_by_reference ON import_waiting (workspace_id, account_reference);
        """)
  ]
}
