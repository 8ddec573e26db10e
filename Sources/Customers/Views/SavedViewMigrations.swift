import Storage

/// The table of saved views. Append-only.
public enum SavedViewMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1840_customers_saved_view",
      sql: """
        CREATE TABLE saved_view (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          -- whose it is; others see it when it is shared
          person_id {uuid} NOT NULL,
          is_shared {bool} NOT NULL,
          name {text} NOT NULL,
          filter {text} NOT NULL,
          sort {text} NOT NULL,
          -- names of columns, separated by blanks; empty for the usual ones
          columns {text} NOT NULL,
          version {bigint} NOT NULL,
          created_at {timestamp} NOT NULL,
          updated_at {timestamp} NOT NULL,
          CONSTRAINT saved_view_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT saved_view_person_fkey FOREIGN KEY (workspace_id, person_id)
            REFERENCES person (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT saved_view_version_check CHECK (version >= 1)
        ) {strict};
        CREATE INDEX saved_view_by_person ON saved_view (workspace_id, person_id);
        """)
  ]
}
