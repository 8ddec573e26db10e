import Storage

/// Accounts and all that is known of them.
public enum Customers {
  /// The tables of this room, in order.
  public static let migrations: [Migration] =
    AccountMigrations.all + ContactMigrations.all + SubscriptionMigrations.all + TimelineMigrations.all
    + TaskMigrations.all + MetricMigrations.all + ImportMigrations.all + MergeMigrations.all + MemberMigrations.all
    + NotificationMigrations.all + MetricValueMigrations.all + SegmentMigrations.all + BulkChangeMigrations.all
    + SavedViewMigrations.all + ChecklistMigrations.all + AttachmentMigrations.all + AttributeMigrations.all
    + StageMigrations.all + ObservationMigrations.all
}
