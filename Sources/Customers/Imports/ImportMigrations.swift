import Storage

/// The tables of imports: runs, what each outside key became, and the rows that wait or were refused.
public enum ImportMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1016_customers_import",
      sql: """
        CREATE TABLE import_run (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          source {text} NOT NULL,
          -- the names of the files, one a line
          file_names {text} NOT NULL,
          started_by {uuid},
          started_at {timestamp} NOT NULL,
          finished_at {timestamp},
          -- why it ended before its end: a code of a problem
          failure {text},
          -- rows of all files that are on disk
          rows_done {bigint} NOT NULL,
          -- JSON; empty while it runs
          report {text} NOT NULL,
          CONSTRAINT import_run_pkey PRIMARY KEY (workspace_id, id)
        ) {strict};
        CREATE INDEX import_run_by_start ON import_run (workspace_id, started_at, id);

        -- The files of a run with the mapping by which they were read.
        CREATE TABLE import_file (
          workspace_id {uuid} NOT NULL,
          run_id {uuid} NOT NULL,
          number {int} NOT NULL,
          file_name {text} NOT NULL,
          kind {text} NOT NULL,
          -- JSON list of the names of the columns, and a hash of it: the mapping is proposed again for such a file
          header {text} NOT NULL,
          header_hash {bigint} NOT NULL,
          mapping {text} NOT NULL,
          CONSTRAINT import_file_pkey PRIMARY KEY (workspace_id, run_id, number),
          CONSTRAINT import_file_run_fkey FOREIGN KEY (workspace_id, run_id)
            REFERENCES import_run (workspace_id, id) ON DELETE CASCADE
        ) {clustered};
        CREATE INDEX import_file_by_header ON import_file (workspace_id, header_hash, run_id);

        -- Rows that were refused, as they stood in the file, to be mended and imported again.
        CREATE TABLE import_refused (
          workspace_id {uuid} NOT NULL,
          run_id {uuid} NOT NULL,
          file_number {int} NOT NULL,
          line {bigint} NOT NULL,
          -- JSON list of texts
          fields {text} NOT NULL,
          CONSTRAINT import_refused_pkey PRIMARY KEY (workspace_id, run_id, file_number, line),
          CONSTRAINT import_refused_run_fkey FOREIGN KEY (workspace_id, run_id)
            REFERENCES import_run (workspace_id, id) ON DELETE CASCADE
        ) {clustered};

        -- The thing that a row of a source became, and a hash of the row: the same row again changes nothing.
        CREATE TABLE import_key (
          workspace_id {uuid} NOT NULL,
          source {text} NOT NULL,
          kind {text} NOT NULL,
          external_id {text} NOT NULL,
          subject_id {uuid} NOT NULL,
          content_hash {bigint} NOT NULL,
          -- where the facts of the row stand: to find them when the row says something else
          account_id {uuid},
          occurred_at {timestamp},
          run_id {uuid} NOT NULL,
          CONSTRAINT import_key_pkey PRIMARY KEY (workspace_id, source, kind, external_id)
        ) {clustered};

        -- Rows whose account is not known yet.
        CREATE TABLE import_waiting (
          workspace_id {uuid} NOT NULL,
          source {text} NOT NULL,
          kind {text} NOT NULL,
          external_id {text} NOT NULL,
          id {uuid} NOT NULL,
          -- how the row names its account, as people read it
          account_reference {text} NOT NULL,
          run_id {uuid} NOT NULL,
          line {bigint} NOT NULL,
          content_hash {bigint} NOT NULL,
          row_json {text} NOT NULL,
          CONSTRAINT import_waiting_pkey PRIMARY KEY (workspace_id, source, kind, external_id),
          CONSTRAINT import_waiting_id_unique UNIQUE (workspace_id, id)
        ) {clustered};
        CREATE INDEX import_waiting_by_reference ON import_waiting (workspace_id, account_reference, id);

        -- One row a workspace, taken by each transaction of an import: two imports at a time take turns.
        CREATE TABLE import_turn (
          workspace_id {uuid} NOT NULL,
          run_id {uuid} NOT NULL,
          CONSTRAINT import_turn_pkey PRIMARY KEY (workspace_id)
        ) {clustered};
        """),
    Migration(
      id: "2026-11-22T1830_customers_import_undo",
      sql: """
        -- What the rows of a run meant before, where that was not nothing: so that the run can be undone.
        CREATE TABLE import_key_before (
          workspace_id {uuid} NOT NULL,
          run_id {uuid} NOT NULL,
          source {text} NOT NULL,
          kind {text} NOT NULL,
          external_id {text} NOT NULL,
          -- whether the run made the thing; else it was there before
          is_new {bool} NOT NULL,
          -- the row of import_key as it was; absent when there was none
          subject_id {uuid},
          content_hash {bigint},
          account_id {uuid},
          occurred_at {timestamp},
          former_run_id {uuid},
          -- JSON: the facts that the row had become, or the row as it waited; empty when there are none
          facts {text} NOT NULL,
          CONSTRAINT import_key_before_pkey PRIMARY KEY (workspace_id, run_id, source, kind, external_id),
          CONSTRAINT import_key_before_run_fkey FOREIGN KEY (workspace_id, run_id)
            REFERENCES import_run (workspace_id, id) ON DELETE CASCADE
        ) {clustered};
        CREATE INDEX import_key_before_by_former ON import_key_before (workspace_id, former_run_id)
          WHERE former_run_id IS NOT NULL;

        -- Accounts, contacts and subscriptions as they were before a run changed them.
        CREATE TABLE import_image (
          workspace_id {uuid} NOT NULL,
          run_id {uuid} NOT NULL,
          kind {text} NOT NULL,
          subject_id {uuid} NOT NULL,
          -- JSON
          image {text} NOT NULL,
          CONSTRAINT import_image_pkey PRIMARY KEY (workspace_id, run_id, kind, subject_id),
          CONSTRAINT import_image_run_fkey FOREIGN KEY (workspace_id, run_id)
            REFERENCES import_run (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT import_image_kind_check CHECK (kind IN ('account', 'contact', 'subscription'))
        ) {clustered};

        -- Runs that were undone, are being undone, or could not be.
        CREATE TABLE import_undo (
          workspace_id {uuid} NOT NULL,
          run_id {uuid} NOT NULL,
          requested_by {uuid},
          requested_at {timestamp} NOT NULL,
          finished_at {timestamp},
          removed {bigint} NOT NULL,
          restored {bigint} NOT NULL,
          -- JSON list of what stood in the way; empty when nothing did
          obstacles {text} NOT NULL,
          CONSTRAINT import_undo_pkey PRIMARY KEY (workspace_id, run_id),
          CONSTRAINT import_undo_run_fkey FOREIGN KEY (workspace_id, run_id)
            REFERENCES import_run (workspace_id, id) ON DELETE CASCADE
        ) {clustered};
        """),
  ]
}
