import Customers
import Kernel
import Storage

/// All SQL about what users did of whom the account is not known yet.
enum PendingStore {
  /// What a user did of one metric on one day, told on one day.
  struct Key: Hashable, Sendable {
    let source: ID<TrackingSource>
    let user: String
    /// Empty: the account is that of the user.
    let group: String
    let metric: Int
    let occurredAt: Timestamp
    let toldOn: LocalDate
  }

  struct Amount: Sendable {
    var value: Double
    /// The latest.
    var toldAt: Timestamp

    mutating func add(_ more: Double, toldAt moment: Timestamp) {
      value += more
      toldAt = max(toldAt, moment)
    }
  }

  /// A stored row.
  struct Entry: Sendable {
    let user: String
    let metric: Int
    let occurredAt: Timestamp
    let told: Telling
    let value: Double
  }

  /// Adds to what is there; of levels and of users the last word stands.
  static func add(
    _ pending: [Key: Amount], kinds: [Int: MetricKind], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    for isSum in [true, false] {
      let rows = pending.filter { (kinds[$0.key.metric].map(adds) ?? false) == isSum }
      let update: SQL =
        isSum ? "value = tracking_pending.value + excluded.value" : "value = excluded.value"
      try tx.insert(
        into: "tracking_pending",
        columns: [
          "workspace_id", "source_id", "user_key", "group_key", "metric", "occurred_at", "recorded_on", "recorded_at",
          "value",
        ],
        rows: rows.map { key, amount in
          [
            workspace.sqlValue, key.source.sqlValue, .text(key.user), .text(key.group), key.metric.sqlValue,
            key.occurredAt.sqlValue, key.toldOn.sqlValue, amount.toldAt.sqlValue, .real(amount.value),
          ]
        },
        onConflict: """
          ON CONFLICT (workspace_id, source_id, user_key, group_key, metric, occurred_at, recorded_on)
          DO UPDATE SET recorded_at = excluded.recorded_at, \(update)
          """)
    }
  }

  /// Takes out what a user did without naming a group.
  static func take(
    ofUser user: SourceKey, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Entry] {
    try take("source_id = \(user.source) AND user_key = \(user.key) AND group_key = ''", in: workspace, tx)
  }

  /// Takes out what users did in the name of a group.
  static func take(
    ofGroup group: SourceKey, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Entry] {
    try take("source_id = \(group.source) AND group_key = \(group.key)", in: workspace, tx)
  }

  private static func take(_ which: SQL, in workspace: ID<Workspace>, _ tx: Transaction) throws -> [Entry] {
    let entries = try tx.all(
      """
      SELECT user_key, metric, occurred_at, recorded_on, recorded_at, value FROM tracking_pending
      WHERE workspace_id = \(workspace) AND \(which) ORDER BY user_key, metric, occurred_at, recorded_on
      """
    ) { row in
      Entry(
        user: try row["user_key"], metric: try row["metric"], occurredAt: try row["occurred_at"],
        told: Telling(at: try row["recorded_at"], on: try row["recorded_on"]), value: try row["value"])
    }
    if !entries.isEmpty {
      try tx.execute("DELETE FROM tracking_pending WHERE workspace_id = \(workspace) AND \(which)")
    }
    return entries
  }

  /// Whether amounts of the kind add up; a user counts once a day, and a level is the last one.
  private static func adds(_ kind: MetricKind) -> Bool { kind == .count || kind == .sum }
}
