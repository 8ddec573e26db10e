import Storage

/// The table of the stages that a workspace has arranged. Append-only.
public enum StageMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T2210_customers_stage",
      sql: """
        -- Empty as long as a workspace has the five usual stages as they are; else all of its stages.
        CREATE TABLE lifecycle_stage (
          workspace_id {uuid} NOT NULL,
          -- a kind, or a kind, a full stop and a key: as accounts have it
          stage {text} NOT NULL,
          position {int} NOT NULL,
          is_hidden {bool} NOT NULL,
          -- the workspace's own words; NULL for the usual ones
          name_en {text},
          name_hi {text},
          name_ko {text},
          version {bigint} NOT NULL,
          CONSTRAINT lifecycle_stage_pkey PRIMARY KEY (workspace_id, stage),
          CONSTRAINT lifecycle_stage_name_check
            CHECK ((name_en IS NULL) = (name_hi IS NULL) AND (name_en IS NULL) = (name_ko IS NULL)),
          CONSTRAINT lifecycle_stage_version_check CHECK (version >= 1)
        ) {clustered};
        """)
  ]
}
