import Storage

/// The tables of accounts. Append-only: what has shipped is never changed.
public enum AccountMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1010_customers_account",
      sql: """
        CREATE TABLE account (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          name {text} NOT NULL,
          -- for matching and sorting, made by Language
          name_folded {text} NOT NULL,
          sort_key {text} NOT NULL,
          owner_id {uuid},
          parent_id {uuid},
          stage {text} NOT NULL,
          tier {text},
          industry {text},
          country {text},
          language {text},
          time_zone {text},
          currency {text} NOT NULL,
          seats {bigint},
          employees {bigint},
          customer_since {date},
          churned_on {date},
          churn_reason {text},
          churn_note {text},
          -- what sources said beyond the fields above: a JSON object of texts
          attributes {text} NOT NULL,
          version {bigint} NOT NULL,
          created_at {timestamp} NOT NULL,
          updated_at {timestamp} NOT NULL,
          CONSTRAINT account_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT account_parent_fkey FOREIGN KEY (workspace_id, parent_id) REFERENCES account (workspace_id, id),
          CONSTRAINT account_seats_check CHECK (seats >= 0),
          CONSTRAINT account_employees_check CHECK (employees >= 0),
          CONSTRAINT account_version_check CHECK (version >= 1)
        ) {strict};
        CREATE INDEX account_by_name ON account (workspace_id, sort_key, id);
        CREATE INDEX account_by_folded_name ON account (workspace_id, name_folded);
        CREATE INDEX account_by_owner ON account (workspace_id, owner_id, id);
        CREATE INDEX account_by_since ON account (workspace_id, (coalesce(customer_since, -719162)), id);
        CREATE INDEX account_by_parent ON account (workspace_id, parent_id) WHERE parent_id IS NOT NULL;

        CREATE TABLE account_external_id (
          workspace_id {uuid} NOT NULL,
          source {text} NOT NULL,
          external_id {text} NOT NULL,
          account_id {uuid} NOT NULL,
          CONSTRAINT account_external_id_pkey PRIMARY KEY (workspace_id, source, external_id),
          CONSTRAINT account_external_id_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE
        ) {clustered};
        CREATE INDEX account_external_id_by_account ON account_external_id (workspace_id, account_id);

        CREATE TABLE account_domain (
          workspace_id {uuid} NOT NULL,
          domain {text} NOT NULL,
          account_id {uuid} NOT NULL,
          CONSTRAINT account_domain_pkey PRIMARY KEY (workspace_id, domain),
          CONSTRAINT account_domain_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE
        ) {clustered};
        CREATE INDEX account_domain_by_account ON account_domain (workspace_id, account_id);

        CREATE TABLE account_tag (
          workspace_id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          tag {text} NOT NULL,
          CONSTRAINT account_tag_pkey PRIMARY KEY (workspace_id, account_id, tag),
          CONSTRAINT account_tag_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE
        ) {clustered};
        CREATE INDEX account_tag_by_tag ON account_tag (workspace_id, tag, account_id);

        CREATE TABLE account_stage_change (
          workspace_id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          changed_at {timestamp} NOT NULL,
          recorded_at {timestamp} NOT NULL,
          from_stage {text},
          to_stage {text} NOT NULL,
          changed_by {uuid},
          reason {text},
          CONSTRAINT account_stage_change_pkey PRIMARY KEY (workspace_id, account_id, changed_at, recorded_at),
          CONSTRAINT account_stage_change_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE
        ) {clustered};

        -- Derived, one row an account: what lists show and sort by. Can be made anew at any time.
        CREATE TABLE account_summary (
          workspace_id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          mrr_minor {bigint} NOT NULL,
          renewal_on {date},
          last_contact_at {timestamp},
          last_seen_at {timestamp},
          -- millionths of a point
          health_score {bigint},
          health_band {text} NOT NULL,
          -- 0 to 1
          health_coverage {double} NOT NULL,
          -- against the score of 30 days before, millionths
          health_change {bigint},
          health_day {date},
          -- up to 13 weekly scores, oldest first, as the sparkline draws them
          health_trend {blob},
          CONSTRAINT account_summary_pkey PRIMARY KEY (workspace_id, account_id),
          CONSTRAINT account_summary_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT account_summary_band_check CHECK (health_band IN ('red', 'amber', 'green', 'grey'))
        ) {clustered};
        -- NULLs are given a place, so that both engines can walk a list in order and go on after any row.
        CREATE INDEX account_summary_by_mrr ON account_summary (workspace_id, mrr_minor, account_id);
        CREATE INDEX account_summary_by_health
          ON account_summary (workspace_id, (coalesce(health_score, -1)), account_id);
        CREATE INDEX account_summary_by_change
          ON account_summary (workspace_id, (coalesce(health_change, 0)), account_id);
        CREATE INDEX account_summary_by_renewal
          ON account_summary (workspace_id, (coalesce(renewal_on, 2932896)), account_id);
        CREATE INDEX account_summary_by_contact
          ON account_summary (workspace_id, (coalesce(last_contact_at, 0)), account_id);
        """),
    Migration(
      id: "2026-11-23T1014_customers_health_read",
      sql: """
        -- before anything was read from which the health follows: who read earlier does not write over it
        ALTER TABLE account_summary ADD COLUMN health_read_at {timestamp};
        -- the same for the scores of past days
        ALTER TABLE account_summary ADD COLUMN past_read_at {timestamp};
        """),
    Migration(
      id: "2026-11-23T2330_customers_account_since",
      sql: """
        -- days in the order of an import are in no order: in blocks of 30 days new accounts come one behind another
        DROP INDEX account_by_since;
        CREATE INDEX account_by_since
          ON account (workspace_id, (coalesce(customer_since, -719162) / 30), id, customer_since);
        """),
    Migration(
      id: "2026-11-24T1330_customers_churn_past",
      sql: """
        -- What was said of a customer's leaving until replaced_at.
        CREATE TABLE account_churn_past (
          workspace_id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          replaced_at {timestamp} NOT NULL,
          churned_on {date},
          churn_reason {text},
          churn_note {text},
          CONSTRAINT account_churn_past_pkey PRIMARY KEY (workspace_id, account_id, replaced_at),
          CONSTRAINT account_churn_past_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE
        ) {clustered};
        """),
  ]
}
