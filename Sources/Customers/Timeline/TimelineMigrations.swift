import Storage

/// The stream of events, and notes with their history.
public enum TimelineMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1013_customers_timeline",
      sql: """
        CREATE TABLE event (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          account_id {uuid},
          kind {text} NOT NULL,
          occurred_at {timestamp} NOT NULL,
          recorded_at {timestamp} NOT NULL,
          -- who did it; absent for sources and the program
          person_id {uuid},
          -- the note, task, contact … that it is about
          subject_id {uuid},
          -- a JSON object of texts: what the timeline's sentence names
          payload {text} NOT NULL,
          CONSTRAINT event_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT event_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE
        ) {strict};
        CREATE INDEX event_by_account ON event (workspace_id, account_id, occurred_at, id);
        CREATE INDEX event_by_kind ON event (workspace_id, account_id, kind, occurred_at, id);
        CREATE INDEX event_by_person ON event (workspace_id, account_id, person_id, occurred_at, id);
        CREATE INDEX event_by_subject ON event (workspace_id, subject_id) WHERE subject_id IS NOT NULL;

        CREATE TABLE note (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          kind {text} NOT NULL,
          body {text} NOT NULL,
          occurred_at {timestamp} NOT NULL,
          author_id {uuid},
          version {bigint} NOT NULL,
          created_at {timestamp} NOT NULL,
          updated_at {timestamp} NOT NULL,
          CONSTRAINT note_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT note_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT note_kind_check CHECK (kind IN ('note', 'call', 'meeting'))
        ) {strict};
        CREATE INDEX note_by_account ON note (workspace_id, account_id, occurred_at);

        -- What a note said before it was edited.
        CREATE TABLE note_revision (
          workspace_id {uuid} NOT NULL,
          note_id {uuid} NOT NULL,
          version {bigint} NOT NULL,
          body {text} NOT NULL,
          edited_at {timestamp} NOT NULL,
          edited_by {uuid},
          CONSTRAINT note_revision_pkey PRIMARY KEY (workspace_id, note_id, version),
          CONSTRAINT note_revision_note_fkey FOREIGN KEY (workspace_id, note_id)
            REFERENCES note (workspace_id, id) ON DELETE CASCADE
        ) {clustered};
        """),
    Migration(
      id: "2026-11-23T1015_customers_event_person",
      sql: """
        -- Most of what comes in from files and programs is nobody's: it need not stand in the index of people.
        DROP INDEX event_by_person;
        CREATE INDEX event_by_person ON event (workspace_id, account_id, person_id, occurred_at, id)
          WHERE person_id IS NOT NULL;
        """),
  ]
}
