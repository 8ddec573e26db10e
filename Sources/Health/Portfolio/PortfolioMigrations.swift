import Storage

/// The table that portfolios are reckoned from. Append-only.
public enum PortfolioMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-23T0710_health_span",
      sql: """
        -- From when to when an account was in one band: follows from health_score.
        CREATE TABLE health_span (
          workspace_id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          day {date} NOT NULL,
          -- exclusive; the last day of the year 9999 for the band of now
          until {date} NOT NULL,
          band {text} NOT NULL,
          CONSTRAINT health_span_pkey PRIMARY KEY (workspace_id, account_id, day),
          CONSTRAINT health_span_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT health_span_band_check CHECK (band IN ('red', 'amber', 'green', 'grey')),
          CONSTRAINT health_span_order_check CHECK (until > day)
        ) {clustered};

        INSERT INTO health_span (workspace_id, account_id, day, until, band)
        SELECT c.workspace_id, c.account_id, c.day,
          coalesce(lead(c.day) OVER (PARTITION BY c.workspace_id, c.account_id ORDER BY c.day), 2932896), c.band
        FROM (
          SELECT workspace_id, account_id, day, band,
            lag(band) OVER (PARTITION BY workspace_id, account_id ORDER BY day) AS band_before
          FROM health_score) c
        WHERE c.band_before IS NULL OR c.band <> c.band_before;
        """)
  ]
}
