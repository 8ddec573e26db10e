import Storage

/// What people are told of because it is about them.
public enum NotificationMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-23T1002_customers_notification",
      sql: """
        CREATE TABLE notification (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          person_id {uuid} NOT NULL,
          kind {text} NOT NULL,
          account_id {uuid} NOT NULL,
          -- the note in which the person is mentioned
          note_id {uuid} NOT NULL,
          -- who mentioned them; absent for the program
          by_id {uuid},
          created_at {timestamp} NOT NULL,
          read_at {timestamp},
          CONSTRAINT notification_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT notification_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT notification_note_fkey FOREIGN KEY (workspace_id, note_id)
            REFERENCES note (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT notification_person_fkey FOREIGN KEY (workspace_id, person_id)
            REFERENCES person (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT notification_kind_check CHECK (kind IN ('mention'))
        ) {strict};
        CREATE INDEX notification_by_person ON notification (workspace_id, person_id, created_at, id);
        CREATE INDEX notification_unread ON notification (workspace_id, person_id) WHERE read_at IS NULL;
        CREATE INDEX notification_by_account ON notification (workspace_id, account_id);
        """)
  ]
}
