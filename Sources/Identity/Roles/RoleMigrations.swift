import Storage

/// The tables of roles. Append-only: what has shipped is never changed.
public enum RoleMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1002_identity_role",
      sql: """
        -- The workspace's own roles; the built-in ones stand in code.
        CREATE TABLE role (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          name {text} NOT NULL,
          -- permissions as the API writes them, with blanks between
          permissions {text} NOT NULL,
          visibility {text} NOT NULL,
          created_at {timestamp} NOT NULL,
          CONSTRAINT role_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT role_name_key UNIQUE (workspace_id, name),
          CONSTRAINT role_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (id) ON DELETE CASCADE,
          CONSTRAINT role_visibility_check CHECK (visibility IN ('all', 'teams', 'mine'))
        ) {strict};

        -- Where a workspace shows a built-in role fewer rows than usual.
        CREATE TABLE built_in_role_visibility (
          workspace_id {uuid} NOT NULL,
          role {text} NOT NULL,
          visibility {text} NOT NULL,
          CONSTRAINT built_in_role_visibility_pkey PRIMARY KEY (workspace_id, role),
          CONSTRAINT built_in_role_visibility_workspace_fkey FOREIGN KEY (workspace_id)
            REFERENCES workspace (id) ON DELETE CASCADE,
          CONSTRAINT built_in_role_visibility_check CHECK (visibility IN ('all', 'teams', 'mine'))
        ) {clustered};
        """)
  ]
}
