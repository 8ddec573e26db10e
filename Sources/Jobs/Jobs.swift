import Storage

/// Work for later, written down in the transaction of what asks for it.
public enum Jobs {
  /// The tables of this room, in order.
  public static let migrations: [Migration] = JobMigrations.all
}
