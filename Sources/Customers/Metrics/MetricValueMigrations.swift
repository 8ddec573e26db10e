import Storage

/// The table of what metrics say at present. Append-only.
public enum MetricValueMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1810_customers_metric_value",
      sql: """
        -- Derived, for filters: what each metric says of each account at present. Can be made anew at any time.
        CREATE TABLE metric_value (
          workspace_id {uuid} NOT NULL,
          metric {int} NOT NULL,
          account_id {uuid} NOT NULL,
          -- the sum of the last 30 days, or the latest level of the last 90
          value {double} NOT NULL,
          CONSTRAINT metric_value_pkey PRIMARY KEY (workspace_id, metric, account_id),
          CONSTRAINT metric_value_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE
        ) {clustered};
        CREATE INDEX metric_value_by_account ON metric_value (workspace_id, account_id);
        """)
  ]
}
