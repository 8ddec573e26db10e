import Storage

/// What became one, and what it was before.
public enum MergeMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-23T1000_customers_merge",
      sql: """
        CREATE TABLE merge_record (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          -- 'account' or 'contact'
          kind {text} NOT NULL,
          survivor_id {uuid} NOT NULL,
          -- the one that is no more; its id leads to the survivor while the merge stands
          merged_id {uuid} NOT NULL,
          merged_name {text} NOT NULL,
          merged_at {timestamp} NOT NULL,
          merged_by {uuid},
          undone_at {timestamp},
          undone_by {uuid},
          CONSTRAINT merge_record_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT merge_record_kind_check CHECK (kind IN ('account', 'contact')),
          CONSTRAINT merge_record_undo_check CHECK (undone_at IS NOT NULL OR undone_by IS NULL)
        ) {strict};
        CREATE INDEX merge_record_by_survivor ON merge_record (workspace_id, survivor_id, merged_at);
        CREATE UNIQUE INDEX merge_record_merged_unique ON merge_record (workspace_id, merged_id)
          WHERE undone_at IS NULL;

        -- What undo needs: rows as they were before and after, and the keys of those that went over.
        CREATE TABLE merge_row (
          workspace_id {uuid} NOT NULL,
          merge_id {uuid} NOT NULL,
          position {int} NOT NULL,
          table_name {text} NOT NULL,
          state {text} NOT NULL,
          -- as a logical export writes it
          content {text} NOT NULL,
          CONSTRAINT merge_row_pkey PRIMARY KEY (workspace_id, merge_id, position),
          CONSTRAINT merge_row_merge_fkey FOREIGN KEY (workspace_id, merge_id)
            REFERENCES merge_record (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT merge_row_state_check CHECK (state IN ('moved', 'before', 'after'))
        ) {clustered};
        """)
  ]
}
