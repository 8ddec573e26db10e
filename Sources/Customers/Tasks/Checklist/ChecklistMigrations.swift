import Storage

/// The table of checklists.
public enum ChecklistMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-23T1011_customers_checklist",
      sql: """
        CREATE TABLE task_checklist_item (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          task_id {uuid} NOT NULL,
          -- from 0, without gaps: the task's row is locked while its checklist is written
          position {bigint} NOT NULL,
          text {text} NOT NULL,
          done_at {timestamp},
          done_by {uuid},
          CONSTRAINT task_checklist_item_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT task_checklist_item_task_fkey FOREIGN KEY (workspace_id, task_id)
            REFERENCES task (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT task_checklist_item_position_check CHECK (position >= 0),
          CONSTRAINT task_checklist_item_done_check CHECK (done_at IS NOT NULL OR done_by IS NULL)
        ) {strict};
        CREATE INDEX task_checklist_item_by_task ON task_checklist_item (workspace_id, task_id, position, id);
        """)
  ]
}
