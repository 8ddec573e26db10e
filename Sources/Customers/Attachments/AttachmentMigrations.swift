import Storage

/// The table of files that stand with notes. The files lie in a folder, each under its id.
public enum AttachmentMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-23T1012_customers_attachment",
      sql: """
        CREATE TABLE note_attachment (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          note_id {uuid} NOT NULL,
          name {text} NOT NULL,
          -- in bytes
          size {bigint} NOT NULL,
          added_at {timestamp} NOT NULL,
          added_by {uuid},
          CONSTRAINT note_attachment_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT note_attachment_note_fkey FOREIGN KEY (workspace_id, note_id)
            REFERENCES note (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT note_attachment_size_check CHECK (size > 0)
        ) {strict};
        CREATE INDEX note_attachment_by_note ON note_attachment (workspace_id, note_id, id);
        """)
  ]
}
