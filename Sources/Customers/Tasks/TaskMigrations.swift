import Storage

/// The table of tasks.
public enum TaskMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1014_customers_task",
      sql: """
        CREATE TABLE task (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          account_id {uuid},
          title {text} NOT NULL,
          detail {text},
          assignee_id {uuid},
          due_on {date},
          priority {text} NOT NULL,
          -- 'person', or the rule that made it
          source {text} NOT NULL,
          created_by {uuid},
          created_at {timestamp} NOT NULL,
          updated_at {timestamp} NOT NULL,
          version {bigint} NOT NULL,
          CONSTRAINT task_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT task_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT task_priority_check CHECK (priority IN ('low', 'normal', 'high', 'urgent'))
        ) {strict};
        CREATE INDEX task_by_account ON task (workspace_id, account_id, due_on);
        CREATE INDEX task_by_assignee ON task (workspace_id, assignee_id, due_on);
        CREATE INDEX task_by_due ON task (workspace_id, due_on, id);

        -- A task that is done has a row here: who and when.
        CREATE TABLE task_completion (
          workspace_id {uuid} NOT NULL,
          task_id {uuid} NOT NULL,
          completed_at {timestamp} NOT NULL,
          completed_by {uuid},
          CONSTRAINT task_completion_pkey PRIMARY KEY (workspace_id, task_id),
          CONSTRAINT task_completion_task_fkey FOREIGN KEY (workspace_id, task_id)
            REFERENCES task (workspace_id, id) ON DELETE CASCADE
        ) {clustered};
        """)
  ]
}
