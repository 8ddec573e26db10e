import Storage

/// Who is at risk, why, and what now.
public enum Health {
  /// The tables of this room, in order.
  public static let migrations: [Migration] =
    HealthMigrations.all + BacktestMigrations.all + WorklistMigrations.all + DigestMigrations.all
}
