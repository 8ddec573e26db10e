import Storage

/// The table of invitations. Append-only: what has shipped is never changed.
public enum InvitationMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1005_identity_invitation",
      sql: """
        CREATE TABLE invitation (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          -- SHA-256 of the link's token, which is kept nowhere
          token_hash {blob} NOT NULL,
          email {text} NOT NULL,
          email_key {text} NOT NULL,
          built_in_role {text},
          custom_role_id {uuid},
          invited_by {uuid},
          created_at {timestamp} NOT NULL,
          expires_at {timestamp} NOT NULL,
          accepted_at {timestamp},
          accepted_by {uuid},
          CONSTRAINT invitation_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT invitation_token_key UNIQUE (workspace_id, token_hash),
          CONSTRAINT invitation_workspace_fkey FOREIGN KEY (workspace_id)
            REFERENCES workspace (id) ON DELETE CASCADE,
          CONSTRAINT invitation_role_fkey FOREIGN KEY (workspace_id, custom_role_id)
            REFERENCES role (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT invitation_role_check CHECK ((built_in_role IS NULL) <> (custom_role_id IS NULL))
        ) {strict};
        CREATE INDEX invitation_by_email ON invitation (workspace_id, email_key);
        """)
  ]
}
