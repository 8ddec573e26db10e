import Storage

/// The tables of what to do today. Append-only.
public enum WorklistMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1030_health_worklist",
      sql: """
        -- One row an account that gives a reason. Derived, but for what a person decided about it.
        CREATE TABLE work_item (
          workspace_id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          -- millionths of money × probability × urgency; the three stand beside it, to explain the order
          priority {bigint} NOT NULL,
          money_share {double} NOT NULL,
          probability {double} NOT NULL,
          urgency {double} NOT NULL,
          -- annual recurring revenue
          money_minor {bigint} NOT NULL,
          currency {text} NOT NULL,
          since {date} NOT NULL,
          -- JSON, the most severe first
          reasons {text} NOT NULL,
          -- 1 watch, 2 act, 3 urgent
          severity {int} NOT NULL,
          -- a bit for every kind of reason
          kinds {int} NOT NULL,
          -- the first day on which it shows: 0001-01-01 when open, 9999-12-31 when done
          hidden_until {date} NOT NULL,
          -- what the last decision was about; 0 while the item is open
          decided_kinds {int} NOT NULL,
          decided_severity {int} NOT NULL,
          version {bigint} NOT NULL,
          updated_at {timestamp} NOT NULL,
          CONSTRAINT work_item_pkey PRIMARY KEY (workspace_id, account_id),
          CONSTRAINT work_item_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT work_item_severity_check CHECK (severity BETWEEN 1 AND 3 AND decided_severity BETWEEN 1 AND 3),
          CONSTRAINT work_item_version_check CHECK (version >= 1)
        ) {strict};
        -- Only what may show, with what the totals need, so that they are read from the index alone.
        CREATE INDEX work_item_by_priority
          ON work_item (workspace_id, priority, account_id, hidden_until, currency, money_minor)
          WHERE hidden_until < 2932896;

        -- What people decided, for good.
        CREATE TABLE work_item_decision (
          workspace_id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          decided_at {timestamp} NOT NULL,
          id {uuid} NOT NULL,
          kind {text} NOT NULL,
          until {date},
          reason {text},
          decided_by {uuid},
          -- of the item at that time
          severity {int} NOT NULL,
          kinds {int} NOT NULL,
          CONSTRAINT work_item_decision_pkey PRIMARY KEY (workspace_id, account_id, decided_at, id),
          CONSTRAINT work_item_decision_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT work_item_decision_kind_check CHECK (kind IN ('done', 'snoozed', 'notAProblem')),
          CONSTRAINT work_item_decision_until_check CHECK ((kind = 'snoozed') = (until IS NOT NULL)),
          CONSTRAINT work_item_decision_reason_check CHECK (kind = 'notAProblem' OR reason IS NULL)
        ) {clustered};
        CREATE INDEX work_item_decision_by_kind ON work_item_decision (workspace_id, kind, decided_at);

        -- The mean ARR of the accounts in each currency: what an account's money is measured by.
        CREATE TABLE work_currency (
          workspace_id {uuid} NOT NULL,
          currency {text} NOT NULL,
          mean_minor {double} NOT NULL,
          CONSTRAINT work_currency_pkey PRIMARY KEY (workspace_id, currency)
        ) {clustered};
        """)
  ]
}
