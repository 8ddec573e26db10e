import Storage

/// The tables of working weeks and holidays. Append-only: what has shipped is never changed.
public enum CalendarMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-23T1010_identity_calendar",
      sql: """
        -- Days are bits: Monday is 1, Sunday is 64. A workspace without a row works from Monday to Friday.
        CREATE TABLE workspace_week (
          workspace_id {uuid} NOT NULL,
          days {bigint} NOT NULL,
          CONSTRAINT workspace_week_pkey PRIMARY KEY (workspace_id),
          CONSTRAINT workspace_week_workspace_fkey FOREIGN KEY (workspace_id)
            REFERENCES workspace (id) ON DELETE CASCADE,
          CONSTRAINT workspace_week_days_check CHECK (days BETWEEN 1 AND 127)
        ) {clustered};

        -- Of those who work on other days than the workspace.
        CREATE TABLE person_week (
          workspace_id {uuid} NOT NULL,
          person_id {uuid} NOT NULL,
          days {bigint} NOT NULL,
          CONSTRAINT person_week_pkey PRIMARY KEY (workspace_id, person_id),
          CONSTRAINT person_week_person_fkey FOREIGN KEY (workspace_id, person_id)
            REFERENCES person (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT person_week_days_check CHECK (days BETWEEN 1 AND 127)
        ) {clustered};

        CREATE TABLE holiday (
          workspace_id {uuid} NOT NULL,
          day {date} NOT NULL,
          name {text} NOT NULL,
          CONSTRAINT holiday_pkey PRIMARY KEY (workspace_id, day),
          CONSTRAINT holiday_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
        ) {clustered};
        """)
  ]
}
