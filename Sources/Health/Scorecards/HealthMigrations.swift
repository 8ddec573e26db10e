import Storage

/// The tables of scorecards and scores. Append-only.
public enum HealthMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1020_health_scorecard",
      sql: """
        CREATE TABLE scorecard (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          name {text} NOT NULL,
          -- made by the program and made anew when metrics come, until a person edits it
          is_adapted {bool} NOT NULL,
          -- the version by which accounts are scored now
          version {int} NOT NULL,
          created_at {timestamp} NOT NULL,
          CONSTRAINT scorecard_pkey PRIMARY KEY (workspace_id, id)
        ) {strict};

        -- Never changed: the scores made by a version keep it.
        CREATE TABLE scorecard_version (
          workspace_id {uuid} NOT NULL,
          -- counts through all scorecards of the workspace
          number {int} NOT NULL,
          scorecard_id {uuid} NOT NULL,
          -- JSON
          definition {text} NOT NULL,
          created_at {timestamp} NOT NULL,
          -- absent for the program
          created_by {uuid},
          CONSTRAINT scorecard_version_pkey PRIMARY KEY (workspace_id, number),
          CONSTRAINT scorecard_version_scorecard_fkey FOREIGN KEY (workspace_id, scorecard_id)
            REFERENCES scorecard (workspace_id, id) ON DELETE CASCADE
        ) {clustered};
        CREATE INDEX scorecard_version_by_scorecard ON scorecard_version (workspace_id, scorecard_id, number);

        -- Whom a scorecard is for: the first rule that an account meets. Without any it has the default,
        -- which is the scorecard without a rule.
        CREATE TABLE scorecard_rule (
          workspace_id {uuid} NOT NULL,
          position {int} NOT NULL,
          scorecard_id {uuid} NOT NULL,
          filter {text} NOT NULL,
          CONSTRAINT scorecard_rule_pkey PRIMARY KEY (workspace_id, position),
          CONSTRAINT scorecard_rule_scorecard_unique UNIQUE (workspace_id, scorecard_id),
          CONSTRAINT scorecard_rule_scorecard_fkey FOREIGN KEY (workspace_id, scorecard_id)
            REFERENCES scorecard (workspace_id, id) ON DELETE CASCADE
        ) {clustered};

        -- One row an account and day on which it was scored.
        CREATE TABLE health_score (
          workspace_id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          day {date} NOT NULL,
          scorecard_version {int} NOT NULL,
          -- millionths of a point; absent when no measure had data
          score {bigint},
          -- 0 to 1
          coverage {double} NOT NULL,
          band {text} NOT NULL,
          -- every measure, exception and hold: Score.bytes
          lines {blob} NOT NULL,
          recorded_at {timestamp} NOT NULL,
          CONSTRAINT health_score_pkey PRIMARY KEY (workspace_id, account_id, day),
          CONSTRAINT health_score_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT health_score_band_check CHECK (band IN ('red', 'amber', 'green', 'grey'))
        ) {clustered};
        """),
    Migration(
      id: "2026-11-22T1921_health_past",
      sql: """
        -- A score of a past day that has been reckoned anew since: what was known from recorded_at to replaced_at.
        CREATE TABLE health_score_past (
          workspace_id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          day {date} NOT NULL,
          recorded_at {timestamp} NOT NULL,
          -- exclusive
          replaced_at {timestamp} NOT NULL,
          scorecard_version {int} NOT NULL,
          score {bigint},
          coverage {double} NOT NULL,
          band {text} NOT NULL,
          lines {blob} NOT NULL,
          CONSTRAINT health_score_past_pkey PRIMARY KEY (workspace_id, account_id, day, recorded_at),
          CONSTRAINT health_score_past_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT health_score_past_band_check CHECK (band IN ('red', 'amber', 'green', 'grey'))
        ) {clustered};
        """),
    Migration(
      id: "2026-11-23T0720_health_scorecard_reason",
      sql: """
        -- why it was made, as the person says
        ALTER TABLE scorecard_version ADD COLUMN reason {text};
        -- what the scorecard was called and whom it was for; the name is absent where that was not kept yet
        ALTER TABLE scorecard_version ADD COLUMN name {text};
        ALTER TABLE scorecard_version ADD COLUMN filter {text};
        """),
  ]
}
