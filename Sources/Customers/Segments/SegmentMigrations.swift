import Storage

/// The tables of segments. Append-only.
public enum SegmentMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1815_customers_segment",
      sql: """
        CREATE TABLE segment (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          name {text} NOT NULL,
          name_folded {text} NOT NULL,
          -- in the filter language; segments and people stand in it by their ids
          question {text} NOT NULL,
          created_by {uuid},
          created_at {timestamp} NOT NULL,
          updated_at {timestamp} NOT NULL,
          version {bigint} NOT NULL,
          -- since when it is out of use, and who laid it aside
          archived_at {timestamp},
          archived_by {uuid},
          CONSTRAINT segment_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT segment_version_check CHECK (version >= 1)
        ) {strict};
        CREATE UNIQUE INDEX segment_name_unique ON segment (workspace_id, name_folded) WHERE archived_at IS NULL;

        -- What a segment asked, since when, and who said so.
        CREATE TABLE segment_question (
          workspace_id {uuid} NOT NULL,
          segment_id {uuid} NOT NULL,
          asked_at {timestamp} NOT NULL,
          question {text} NOT NULL,
          asked_by {uuid},
          CONSTRAINT segment_question_pkey PRIMARY KEY (workspace_id, segment_id, asked_at),
          CONSTRAINT segment_question_segment_fkey FOREIGN KEY (workspace_id, segment_id)
            REFERENCES segment (workspace_id, id) ON DELETE CASCADE
        ) {clustered};

        -- A row for each time that an account was in a segment, with when it was so and when we learned it.
        CREATE TABLE segment_member (
          workspace_id {uuid} NOT NULL,
          segment_id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          entered_at {timestamp} NOT NULL,
          entered_recorded_at {timestamp} NOT NULL,
          left_at {timestamp},
          left_recorded_at {timestamp},
          CONSTRAINT segment_member_pkey PRIMARY KEY (workspace_id, segment_id, account_id, entered_at),
          CONSTRAINT segment_member_segment_fkey FOREIGN KEY (workspace_id, segment_id)
            REFERENCES segment (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT segment_member_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT segment_member_left_check CHECK ((left_at IS NULL) = (left_recorded_at IS NULL)),
          CONSTRAINT segment_member_order_check CHECK (left_at >= entered_at)
        ) {clustered};
        CREATE UNIQUE INDEX segment_member_present_unique ON segment_member (workspace_id, account_id, segment_id)
          WHERE left_at IS NULL;
        CREATE INDEX segment_member_by_account ON segment_member (workspace_id, account_id, segment_id, entered_at);
        CREATE INDEX segment_member_by_entry ON segment_member (workspace_id, segment_id, entered_at);
        CREATE INDEX segment_member_by_leave ON segment_member (workspace_id, segment_id, left_at)
          WHERE left_at IS NOT NULL;

        -- How many accounts a segment had at the end of each day of the workspace.
        CREATE TABLE segment_count (
          workspace_id {uuid} NOT NULL,
          segment_id {uuid} NOT NULL,
          day {date} NOT NULL,
          members {bigint} NOT NULL,
          CONSTRAINT segment_count_pkey PRIMARY KEY (workspace_id, segment_id, day),
          CONSTRAINT segment_count_segment_fkey FOREIGN KEY (workspace_id, segment_id)
            REFERENCES segment (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT segment_count_members_check CHECK (members >= 0)
        ) {clustered};
        """)
  ]
}
