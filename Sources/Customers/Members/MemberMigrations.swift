import Storage

/// Who else of the team looks after an account, beside its owner.
public enum MemberMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-23T1001_customers_member",
      sql: """
        CREATE TABLE account_member (
          workspace_id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          person_id {uuid} NOT NULL,
          -- in the company's own words: "solution engineer"
          role {text} NOT NULL,
          added_at {timestamp} NOT NULL,
          added_by {uuid},
          CONSTRAINT account_member_pkey PRIMARY KEY (workspace_id, account_id, person_id),
          CONSTRAINT account_member_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT account_member_person_fkey FOREIGN KEY (workspace_id, person_id)
            REFERENCES person (workspace_id, id) ON DELETE CASCADE
        ) {clustered};
        CREATE INDEX account_member_by_person ON account_member (workspace_id, person_id, account_id);
        """)
  ]
}
