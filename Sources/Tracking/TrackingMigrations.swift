import Storage

/// The tables of the tracking API: who sends, what came in, and what of it has been counted.
public enum TrackingMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1800_tracking",
      sql: """
        -- A website, an app or a server that sends events.
        CREATE TABLE tracking_source (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          name {text} NOT NULL,
          created_at {timestamp} NOT NULL,
          created_by {uuid},
          closed_at {timestamp},
          closed_by {uuid},
          CONSTRAINT tracking_source_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT tracking_source_name_key UNIQUE (workspace_id, name)
        ) {strict};

        CREATE TABLE tracking_key (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          source_id {uuid} NOT NULL,
          -- SHA-256 of the key, which is kept nowhere
          key_hash {blob} NOT NULL,
          -- its last four characters, by which people tell keys apart
          hint {text} NOT NULL,
          created_at {timestamp} NOT NULL,
          revoked_at {timestamp},
          revoked_by {uuid},
          CONSTRAINT tracking_key_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT tracking_key_hash_key UNIQUE (workspace_id, key_hash),
          CONSTRAINT tracking_key_source_fkey FOREIGN KEY (workspace_id, source_id)
            REFERENCES tracking_source (workspace_id, id) ON DELETE CASCADE
        ) {strict};

        CREATE INDEX tracking_key_by_source ON tracking_key (workspace_id, source_id);

        -- How far the log goes and how far it has been counted. Appending locks the row, so that numbers become
        -- visible in their order.
        CREATE TABLE tracking_tail (
          workspace_id {uuid} NOT NULL,
          last_number {bigint} NOT NULL,
          counted_number {bigint} NOT NULL,
          -- of the lists of message ids
          next_run {bigint} NOT NULL,
          CONSTRAINT tracking_tail_pkey PRIMARY KEY (workspace_id)
        ) {clustered};

        -- Every body as it came in: what was acknowledged.
        CREATE TABLE tracking_body (
          workspace_id {uuid} NOT NULL,
          number {bigint} NOT NULL,
          source_id {uuid} NOT NULL,
          received_at {timestamp} NOT NULL,
          -- what the path says that the event is; absent for a batch
          kind {text},
          events {int} NOT NULL,
          -- of them, when counted
          repeated {int},
          refused {int},
          -- a bit for each event that does not count: it came before, or it was refused
          left_out {blob},
          body {blob} NOT NULL,
          CONSTRAINT tracking_body_pkey PRIMARY KEY (workspace_id, number)
        ) {strict};

        CREATE INDEX tracking_body_by_source ON tracking_body (workspace_id, source_id, number);

        -- The message ids that have been counted: hashes of 16 bytes in sorted lists, merged as they grow, because
        -- a unique index over random ids becomes the slower the more there are.
        CREATE TABLE tracking_seen (
          workspace_id {uuid} NOT NULL,
          run {bigint} NOT NULL,
          block {int} NOT NULL,
          -- 0: as they came; from 1 on sorted, each level some times as long as the one before
          level {int} NOT NULL,
          hashes {blob} NOT NULL,
          CONSTRAINT tracking_seen_pkey PRIMARY KEY (workspace_id, run, block)
        ) {strict};

        -- Whom a source's user ids mean.
        CREATE TABLE tracking_user (
          workspace_id {uuid} NOT NULL,
          source_id {uuid} NOT NULL,
          -- u: and the user id, or a: and the anonymous id
          user_key {text} NOT NULL,
          group_key {text},
          contact_id {uuid},
          -- of the traits that were taken over last
          traits_hash {bigint},
          CONSTRAINT tracking_user_pkey PRIMARY KEY (workspace_id, source_id, user_key)
        ) {clustered};

        CREATE INDEX tracking_user_by_group ON tracking_user (workspace_id, source_id, group_key);

        CREATE INDEX tracking_user_by_contact ON tracking_user (workspace_id, contact_id)
          WHERE contact_id IS NOT NULL;

        -- Which account a source's group ids mean; without an account until one is known by that id.
        CREATE TABLE tracking_group (
          workspace_id {uuid} NOT NULL,
          source_id {uuid} NOT NULL,
          group_key {text} NOT NULL,
          account_id {uuid},
          traits_hash {bigint},
          CONSTRAINT tracking_group_pkey PRIMARY KEY (workspace_id, source_id, group_key),
          CONSTRAINT tracking_group_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE
        ) {clustered};

        CREATE INDEX tracking_group_by_account ON tracking_group (workspace_id, account_id);

        CREATE INDEX tracking_group_unknown ON tracking_group (workspace_id, group_key) WHERE account_id IS NULL;

        -- What users did of whom nobody knows yet for which account.
        CREATE TABLE tracking_pending (
          workspace_id {uuid} NOT NULL,
          source_id {uuid} NOT NULL,
          user_key {text} NOT NULL,
          -- empty: the account is that of the user
          group_key {text} NOT NULL,
          metric {int} NOT NULL,
          occurred_at {timestamp} NOT NULL,
          recorded_on {date} NOT NULL,
          recorded_at {timestamp} NOT NULL,
          value {double} NOT NULL,
          CONSTRAINT tracking_pending_pkey
            PRIMARY KEY (workspace_id, source_id, user_key, group_key, metric, occurred_at, recorded_on)
        ) {clustered};

        CREATE INDEX tracking_pending_by_group ON tracking_pending (workspace_id, source_id, group_key)
          WHERE group_key <> '';

        -- Which users an account had on a day, eight bytes each: for metrics of distinct users.
        CREATE TABLE metric_user_day (
          workspace_id {uuid} NOT NULL,
          metric {int} NOT NULL,
          day {date} NOT NULL,
          account_id {uuid} NOT NULL,
          users {blob} NOT NULL,
          CONSTRAINT metric_user_day_pkey PRIMARY KEY (workspace_id, metric, day, account_id)
        ) {clustered};

        -- Which events feed a metric.
        CREATE TABLE metric_event (
          workspace_id {uuid} NOT NULL,
          metric {int} NOT NULL,
          -- * for every event
          event_name {text} NOT NULL,
          -- whose number counts, for sums and levels
          property {text},
          CONSTRAINT metric_event_pkey PRIMARY KEY (workspace_id, metric, event_name),
          CONSTRAINT metric_event_metric_fkey FOREIGN KEY (workspace_id, metric)
            REFERENCES metric (workspace_id, number) ON DELETE CASCADE
        ) {clustered};

        -- The names of events that have come in.
        CREATE TABLE tracking_name (
          workspace_id {uuid} NOT NULL,
          event_name {text} NOT NULL,
          events {bigint} NOT NULL,
          first_at {timestamp} NOT NULL,
          last_at {timestamp} NOT NULL,
          CONSTRAINT tracking_name_pkey PRIMARY KEY (workspace_id, event_name)
        ) {clustered};

        -- Events that could not be counted, and why: the youngest of each source.
        CREATE TABLE tracking_refused (
          workspace_id {uuid} NOT NULL,
          source_id {uuid} NOT NULL,
          number {bigint} NOT NULL,
          place {int} NOT NULL,
          received_at {timestamp} NOT NULL,
          -- the end of a key in the catalogues: tracking.refused.…
          reason {text} NOT NULL,
          -- the beginning of the event
          excerpt {text} NOT NULL,
          CONSTRAINT tracking_refused_pkey PRIMARY KEY (workspace_id, source_id, number, place)
        ) {clustered};

        CREATE INDEX account_external_id_alone ON account_external_id (workspace_id, external_id);
        """),
    Migration(
      id: "2026-11-22T1925_tracking_recount",
      sql: """
        -- Metrics that are counted anew from the log, because other events feed them now.
        CREATE TABLE tracking_recount (
          workspace_id {uuid} NOT NULL,
          metric {int} NOT NULL,
          -- everything up to here has been counted anew
          number {bigint} NOT NULL,
          -- what comes behind it is counted as it comes
          last_number {bigint} NOT NULL,
          CONSTRAINT tracking_recount_pkey PRIMARY KEY (workspace_id, metric),
          CONSTRAINT tracking_recount_metric_fkey FOREIGN KEY (workspace_id, metric)
            REFERENCES metric (workspace_id, number) ON DELETE CASCADE
        ) {clustered};
        """),
    Migration(
      id: "2026-11-22T2145_tracking_recount_ratio",
      sql: """
        -- Of a ratio, which is computed account by account: up to which it has been.
        ALTER TABLE tracking_recount ADD COLUMN after_id {uuid};
        """),
    Migration(
      id: "2026-11-22T2310_tracking_counter",
      sql: """
        -- Whoever counts holds this row; appending locks the tail.
        CREATE TABLE tracking_counter (
          workspace_id {uuid} NOT NULL,
          CONSTRAINT tracking_counter_pkey PRIMARY KEY (workspace_id)
        ) {clustered};
        """),
    Migration(
      id: "2026-11-24T1400_tracking_group_traits",
      sql: """
        -- What a group without an account has said of itself, as JSON: for the account when it is known.
        ALTER TABLE tracking_group ADD COLUMN traits {blob};
        """),
  ]
}
