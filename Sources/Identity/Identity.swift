import Storage

/// Who works here: workspaces, people, roles, sessions, API tokens, and the log of what they changed.
public enum Identity {
  /// The tables of this room, in order.
  public static let migrations: [Migration] =
    WorkspaceMigrations.all + RoleMigrations.all + PersonMigrations.all + SessionMigrations.all
    + InvitationMigrations.all + TokenMigrations.all + AuditMigrations.all + IdempotencyMigrations.all
    + CalendarMigrations.all + MailRefusalMigrations.all
}
