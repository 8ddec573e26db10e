import Storage

/// The tables of metrics, signals and their daily rollups.
public enum MetricMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1015_customers_metric",
      sql: """
        CREATE TABLE metric (
          workspace_id {uuid} NOT NULL,
          -- short, because it stands in every signal
          number {int} NOT NULL,
          key {text} NOT NULL,
          name_en {text} NOT NULL,
          name_hi {text} NOT NULL,
          name_ko {text} NOT NULL,
          unit {text} NOT NULL,
          -- several values a day: their sum, or the last one
          kind {text} NOT NULL,
          -- which way is good
          direction {text} NOT NULL,
          created_at {timestamp} NOT NULL,
          CONSTRAINT metric_pkey PRIMARY KEY (workspace_id, number),
          CONSTRAINT metric_key_unique UNIQUE (workspace_id, key),
          CONSTRAINT metric_kind_check CHECK (kind IN ('count', 'distinctUsers', 'sum', 'lastValue', 'ratio')),
          CONSTRAINT metric_direction_check CHECK (direction IN ('up', 'down'))
        ) {strict};

        CREATE TABLE signal (
          workspace_id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          metric {int} NOT NULL,
          -- when it was so
          occurred_at {timestamp} NOT NULL,
          -- tells apart the signals of one moment
          id {uuid} NOT NULL,
          -- when we learned it
          recorded_at {timestamp} NOT NULL,
          value {double} NOT NULL,
          -- what it was about, such as a feature's name
          dimension {text},
          CONSTRAINT signal_pkey PRIMARY KEY (workspace_id, account_id, metric, occurred_at, id)
        ) {clustered};

        -- The daily values of one account, metric and month, packed: months first, so that a window of days
        -- over all accounts is one stretch of the table.
        CREATE TABLE metric_month (
          workspace_id {uuid} NOT NULL,
          month {int} NOT NULL,
          account_id {uuid} NOT NULL,
          metric {int} NOT NULL,
          days {blob} NOT NULL,
          CONSTRAINT metric_month_pkey PRIMARY KEY (workspace_id, month, account_id, metric)
        ) {clustered};

        -- Since when and until when an account has values of a metric.
        CREATE TABLE account_metric (
          workspace_id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          metric {int} NOT NULL,
          first_day {date} NOT NULL,
          last_day {date} NOT NULL,
          CONSTRAINT account_metric_pkey PRIMARY KEY (workspace_id, account_id, metric)
        ) {clustered};

        -- How many accounts' values of a metric arrived for each day: whether its source is alive.
        CREATE TABLE metric_flow (
          workspace_id {uuid} NOT NULL,
          metric {int} NOT NULL,
          day {date} NOT NULL,
          samples {bigint} NOT NULL,
          CONSTRAINT metric_flow_pkey PRIMARY KEY (workspace_id, metric, day)
        ) {clustered};
        """),
    Migration(
      id: "2026-11-22T2140_customers_metric_ratio",
      sql: """
        -- of a ratio: the numbers of the metrics that it divides
        ALTER TABLE metric ADD COLUMN numerator {int};
        ALTER TABLE metric ADD COLUMN denominator {int};
        """),
  ]
}
