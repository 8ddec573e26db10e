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
          -- when and by whom it was done; here and not in a table of its own, so that indexes hold only open tasks
          completed_at {timestamp},
          completed_by {uuid},
          version {bigint} NOT NULL,
          CONSTRAINT task_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT task_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT task_priority_check CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
          CONSTRAINT task_completion_check CHECK (completed_at IS NOT NULL OR completed_by IS NULL),
          CONSTRAINT task_version_check CHECK (version >= 1)
        ) {strict};
        -- Tasks without a day come last: NULL is given the last day of all.
        CREATE INDEX task_by_account ON task (workspace_id, account_id, (coalesce(due_on, 2932896)), id);
        CREATE INDEX task_by_assignee ON task (workspace_id, assignee_id, (coalesce(due_on, 2932896)), id);
        CREATE INDEX task_by_due ON task (workspace_id, (coalesce(due_on, 2932896)), id);
        CREATE INDEX task_open_by_assignee ON task (workspace_id, assignee_id, (coalesce(due_on, 2932896)), id)
          WHERE completed_at IS NULL;
        CREATE INDEX task_open_by_due ON task (workspace_id, (coalesce(due_on, 2932896)), id)
          WHERE completed_at IS NULL;
        """)
  ]
}
