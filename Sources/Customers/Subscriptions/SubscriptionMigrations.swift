import Storage

/// The tables of subscriptions: terms, prices over time, and the movements that follow from them.
public enum SubscriptionMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1012_customers_subscription",
      sql: """
        CREATE TABLE subscription (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          product {text},
          plan {text},
          starts_on {date} NOT NULL,
          -- exclusive; open when absent
          ends_on {date},
          billing_period {text},
          auto_renews {bool},
          notice_days {bigint},
          is_trial {bool} NOT NULL,
          attributes {text} NOT NULL,
          version {bigint} NOT NULL,
          created_at {timestamp} NOT NULL,
          updated_at {timestamp} NOT NULL,
          CONSTRAINT subscription_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT subscription_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT subscription_version_check CHECK (version >= 1)
        ) {strict};
        CREATE INDEX subscription_by_account ON subscription (workspace_id, account_id, starts_on);

        CREATE TABLE subscription_external_id (
          workspace_id {uuid} NOT NULL,
          source {text} NOT NULL,
          external_id {text} NOT NULL,
          subscription_id {uuid} NOT NULL,
          CONSTRAINT subscription_external_id_pkey PRIMARY KEY (workspace_id, source, external_id),
          CONSTRAINT subscription_external_id_subscription_fkey FOREIGN KEY (workspace_id, subscription_id)
            REFERENCES subscription (workspace_id, id) ON DELETE CASCADE
        ) {clustered};

        -- A stretch of days with one price. MRR on a day is the sum over the periods that hold it.
        CREATE TABLE subscription_period (
          workspace_id {uuid} NOT NULL,
          subscription_id {uuid} NOT NULL,
          starts_on {date} NOT NULL,
          ends_on {date},
          account_id {uuid} NOT NULL,
          mrr_minor {bigint} NOT NULL,
          currency {text} NOT NULL,
          seats {bigint},
          recorded_at {timestamp} NOT NULL,
          CONSTRAINT subscription_period_pkey PRIMARY KEY (workspace_id, subscription_id, starts_on),
          CONSTRAINT subscription_period_subscription_fkey FOREIGN KEY (workspace_id, subscription_id)
            REFERENCES subscription (workspace_id, id) ON DELETE CASCADE
        ) {clustered};
        CREATE INDEX subscription_period_by_account ON subscription_period (workspace_id, account_id, starts_on);
        CREATE INDEX subscription_period_by_day
          ON subscription_period (workspace_id, starts_on, ends_on, currency, mrr_minor, account_id);

        -- Derived from the periods of an account: what its MRR did, day by day.
        CREATE TABLE mrr_movement (
          workspace_id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          occurred_on {date} NOT NULL,
          kind {text} NOT NULL,
          change_minor {bigint} NOT NULL,
          mrr_minor {bigint} NOT NULL,
          currency {text} NOT NULL,
          CONSTRAINT mrr_movement_pkey PRIMARY KEY (workspace_id, account_id, occurred_on),
          CONSTRAINT mrr_movement_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT mrr_movement_kind_check
            CHECK (kind IN ('new', 'expansion', 'contraction', 'churn', 'reactivation'))
        ) {clustered};
        CREATE INDEX mrr_movement_by_day ON mrr_movement (workspace_id, occurred_on);
        """),
    Migration(
      id: "2026-11-22T1920_customers_subscription_past",
      sql: """
        -- A period that was replaced: what was known of it from recorded_at to replaced_at.
        CREATE TABLE subscription_period_past (
          workspace_id {uuid} NOT NULL,
          subscription_id {uuid} NOT NULL,
          starts_on {date} NOT NULL,
          recorded_at {timestamp} NOT NULL,
          -- exclusive
          replaced_at {timestamp} NOT NULL,
          ends_on {date},
          account_id {uuid} NOT NULL,
          mrr_minor {bigint} NOT NULL,
          currency {text} NOT NULL,
          seats {bigint},
          CONSTRAINT subscription_period_past_pkey
            PRIMARY KEY (workspace_id, subscription_id, starts_on, recorded_at, replaced_at),
          CONSTRAINT subscription_period_past_subscription_fkey FOREIGN KEY (workspace_id, subscription_id)
            REFERENCES subscription (workspace_id, id) ON DELETE CASCADE
        ) {clustered};
        CREATE INDEX subscription_period_past_by_account
          ON subscription_period_past (workspace_id, account_id, starts_on);
        """),
  ]
}
