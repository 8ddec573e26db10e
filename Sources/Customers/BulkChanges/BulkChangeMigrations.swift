import Storage

/// The tables of changes to many accounts at once. Append-only.
public enum BulkChangeMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1830_customers_bulk_change",
      sql: """
        CREATE TABLE bulk_change (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          state {text} NOT NULL,
          -- what is changed, and the old and new values with their counts, as JSON
          edit {text} NOT NULL,
          effects {text} NOT NULL,
          -- how many accounts were chosen, also those that are so already
          chosen {bigint} NOT NULL,
          made_by {uuid},
          made_at {timestamp} NOT NULL,
          finished_at {timestamp},
          undone_by {uuid},
          undone_at {timestamp},
          CONSTRAINT bulk_change_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT bulk_change_state_check
            CHECK (state IN ('planned', 'running', 'done', 'undoing', 'undone'))
        ) {strict};
        CREATE INDEX bulk_change_by_time ON bulk_change (workspace_id, made_at, id);

        -- What a change did to each account, so that it can be undone.
        CREATE TABLE bulk_change_item (
          workspace_id {uuid} NOT NULL,
          change_id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          state {text} NOT NULL,
          -- the values before and after, as JSON
          old_values {text} NOT NULL,
          new_values {text} NOT NULL,
          CONSTRAINT bulk_change_item_pkey PRIMARY KEY (workspace_id, change_id, account_id),
          CONSTRAINT bulk_change_item_change_fkey FOREIGN KEY (workspace_id, change_id)
            REFERENCES bulk_change (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT bulk_change_item_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT bulk_change_item_state_check
            CHECK (state IN ('planned', 'changed', 'unchanged', 'restored', 'kept'))
        ) {clustered};
        CREATE INDEX bulk_change_item_by_state
          ON bulk_change_item (workspace_id, change_id, state, account_id);
        CREATE INDEX bulk_change_item_by_account ON bulk_change_item (workspace_id, account_id);
        """)
  ]
}
