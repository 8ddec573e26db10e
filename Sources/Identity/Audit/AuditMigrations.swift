import Storage

/// The audit log's table. Append-only: what has shipped is never changed.
public enum AuditMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T1007_identity_audit",
      sql: """
        -- Outlives what it speaks of: hence no foreign keys.
        CREATE TABLE audit (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          recorded_at {timestamp} NOT NULL,
          actor_kind {text} NOT NULL,
          actor_person_id {uuid},
          token_name {text},
          action {text} NOT NULL,
          -- the outside form of an id, or a name
          subject {text},
          -- a JSON object of texts
          details {text} NOT NULL,
          CONSTRAINT audit_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT audit_actor_check CHECK (actor_kind IN ('person', 'token', 'system'))
        ) {strict};
        CREATE INDEX audit_by_time ON audit (workspace_id, recorded_at, id);
        CREATE INDEX audit_by_person ON audit (workspace_id, actor_person_id, recorded_at, id);
        CREATE INDEX audit_by_action ON audit (workspace_id, action, recorded_at, id);
        """)
  ]
}
