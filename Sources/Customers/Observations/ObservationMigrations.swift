import Storage

/// What people told about accounts. Append-only.
public enum ObservationMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-23T0730_customers_observation",
      sql: """
        -- A signal with two clocks and a name. What was taken back stays, for those who ask what was known before.
        CREATE TABLE observation (
          workspace_id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          kind {text} NOT NULL,
          -- when it was so
          occurred_at {timestamp} NOT NULL,
          id {uuid} NOT NULL,
          -- 1 good, 0 neutral, -1 bad
          value {int} NOT NULL,
          -- the champion who left
          contact_id {uuid},
          -- the call or the meeting
          note_id {uuid},
          -- when we learned it
          recorded_at {timestamp} NOT NULL,
          -- absent for tokens that belong to no person
          person_id {uuid},
          withdrawn_at {timestamp},
          CONSTRAINT observation_pkey PRIMARY KEY (workspace_id, account_id, kind, occurred_at, id),
          CONSTRAINT observation_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT observation_contact_fkey FOREIGN KEY (workspace_id, contact_id)
            REFERENCES contact (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT observation_note_fkey FOREIGN KEY (workspace_id, note_id)
            REFERENCES note (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT observation_kind_check CHECK (kind IN ('impression', 'meetingOutcome', 'championLeft')),
          CONSTRAINT observation_value_check CHECK (value BETWEEN -1 AND 1),
          CONSTRAINT observation_contact_check CHECK ((kind = 'championLeft') = (contact_id IS NOT NULL)),
          CONSTRAINT observation_note_check CHECK ((kind = 'meetingOutcome') = (note_id IS NOT NULL))
        ) {clustered};
        CREATE INDEX observation_by_contact ON observation (workspace_id, contact_id) WHERE contact_id IS NOT NULL;
        CREATE INDEX observation_by_note ON observation (workspace_id, note_id) WHERE note_id IS NOT NULL;
        """)
  ]
}
