import Storage

/// The table of back-tests. Append-only.
public enum BacktestMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-23T1016_health_backtest",
      sql: """
        CREATE TABLE backtest (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          scorecard_id {uuid} NOT NULL,
          -- absent for a draft
          version {int},
          -- what was tested, JSON
          definition {text} NOT NULL,
          -- days
          horizon {int} NOT NULL,
          churn {text} NOT NULL,
          started_by {uuid},
          started_at {timestamp} NOT NULL,
          -- 0 to 1
          progress {double} NOT NULL,
          finished_at {timestamp},
          -- the code of a problem
          failure {text},
          -- JSON
          result {text},
          CONSTRAINT backtest_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT backtest_scorecard_fkey FOREIGN KEY (workspace_id, scorecard_id)
            REFERENCES scorecard (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT backtest_churn_check CHECK (churn IN ('subscriptions', 'events', 'status'))
        ) {strict};
        CREATE INDEX backtest_by_scorecard ON backtest (workspace_id, scorecard_id, started_at, id);
        """),
    Migration(
      id: "2026-11-23T1740_health_backtest_weights",
      sql: """
        ALTER TABLE backtest ADD COLUMN suggests_weights {bool} NOT NULL DEFAULT FALSE;
        -- JSON; which accounts a draft is for, absent for those of the live one
        ALTER TABLE backtest ADD COLUMN rule {text};
        -- of the result, to be read without it
        ALTER TABLE backtest ADD COLUMN verdict {text};
        UPDATE backtest SET verdict = CASE
          WHEN result LIKE '%"verdict":"better"%' THEN 'better'
          WHEN result LIKE '%"verdict":"noBetterThanChance"%' THEN 'noBetterThanChance'
          WHEN result LIKE '%"verdict":"worseThanChance"%' THEN 'worseThanChance' ELSE 'none' END
        WHERE result IS NOT NULL;
        CREATE INDEX backtest_by_version ON backtest (workspace_id, version, started_at, id) WHERE verdict IS NOT NULL;
        """),
  ]
}
