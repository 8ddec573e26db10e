import Storage

/// The tables of people and teams. Append-only: what has shipped is never changed.
public enum PersonMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1003_identity_person",
      sql: """
        CREATE TABLE person (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          name {text} NOT NULL,
          email {text} NOT NULL,
          -- in lowercase, for comparing
          email_key {text} NOT NULL,
          built_in_role {text},
          custom_role_id {uuid},
          -- what the person chose; NULL for what the browser asks for and the workspace's zone
          language {text},
          time_zone {text},
          created_at {timestamp} NOT NULL,
          deactivated_at {timestamp},
          deactivated_by {uuid},
          CONSTRAINT person_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT person_email_key UNIQUE (workspace_id, email_key),
          CONSTRAINT person_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (id) ON DELETE CASCADE,
          CONSTRAINT person_role_fkey FOREIGN KEY (workspace_id, custom_role_id) REFERENCES role (workspace_id, id),
          CONSTRAINT person_role_check CHECK ((built_in_role IS NULL) <> (custom_role_id IS NULL)),
          CONSTRAINT person_language_check CHECK (language IN ('en', 'hi', 'ko'))
        ) {strict};
        CREATE INDEX person_by_name ON person (workspace_id, name, id);
        CREATE INDEX person_by_role ON person (workspace_id, built_in_role);
        CREATE INDEX person_by_custom_role ON person (workspace_id, custom_role_id) WHERE custom_role_id IS NOT NULL;
        -- Signing in begins with an address and no workspace: the only lookup that does.
        CREATE INDEX person_by_email ON person (email_key, workspace_id);

        -- Apart from the person: who comes in by other ways has none, and lists never touch it.
        CREATE TABLE person_password (
          workspace_id {uuid} NOT NULL,
          person_id {uuid} NOT NULL,
          -- argon2id with its parameters and salt
          hash {text} NOT NULL,
          changed_at {timestamp} NOT NULL,
          CONSTRAINT person_password_pkey PRIMARY KEY (workspace_id, person_id),
          CONSTRAINT person_password_person_fkey FOREIGN KEY (workspace_id, person_id)
            REFERENCES person (workspace_id, id) ON DELETE CASCADE
        ) {clustered};

        CREATE TABLE team (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          name {text} NOT NULL,
          created_at {timestamp} NOT NULL,
          CONSTRAINT team_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT team_name_key UNIQUE (workspace_id, name),
          CONSTRAINT team_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
        ) {strict};

        CREATE TABLE team_member (
          workspace_id {uuid} NOT NULL,
          team_id {uuid} NOT NULL,
          person_id {uuid} NOT NULL,
          CONSTRAINT team_member_pkey PRIMARY KEY (workspace_id, team_id, person_id),
          CONSTRAINT team_member_team_fkey FOREIGN KEY (workspace_id, team_id)
            REFERENCES team (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT team_member_person_fkey FOREIGN KEY (workspace_id, person_id)
            REFERENCES person (workspace_id, id) ON DELETE CASCADE
        ) {clustered};
        CREATE INDEX team_member_by_person ON team_member (workspace_id, person_id, team_id);
        """)
  ]
}
