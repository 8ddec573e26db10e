import Customers
import Kernel
import Storage

/// All SQL of what a window leaves behind besides counts: names of events and refusals.
enum CountingStore {
  /// Refusals of a source that are kept.
  private static let mostRefusals = 500

  static func sourceNames(
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<TrackingSource>: String] {
    let rows = try tx.all("SELECT id, name FROM tracking_source WHERE workspace_id = \(workspace)") { row in
      (try row["id"] as ID<TrackingSource>, try row["name"] as String)
    }
    return Dictionary(rows) { first, _ in first }
  }

  static func add(
    _ names: [WindowOutcome.NameCount], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.insert(
      into: "tracking_name", columns: ["workspace_id", "event_name", "events", "first_at", "last_at"],
      rows: names.sorted { $0.name < $1.name }.map { name in
        [
          workspace.sqlValue, .text(name.name), .integer(name.events), name.firstAt.sqlValue, name.lastAt.sqlValue,
        ]
      },
      onConflict: """
        ON CONFLICT (workspace_id, event_name) DO UPDATE SET
          events = tracking_name.events + excluded.events,
          first_at = CASE WHEN excluded.first_at < tracking_name.first_at
            THEN excluded.first_at ELSE tracking_name.first_at END,
          last_at = CASE WHEN excluded.last_at > tracking_name.last_at
            THEN excluded.last_at ELSE tracking_name.last_at END
        """)
  }

  /// Why the youngest events of a source could not be counted, youngest first.
  static func refusals(
    of source: ID<TrackingSource>, most: Int, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [WindowOutcome.Refusal] {
    try tx.all(
      """
      SELECT number, place, received_at, reason, excerpt FROM tracking_refused
      WHERE workspace_id = \(workspace) AND source_id = \(source) ORDER BY number DESC, place DESC LIMIT \(most)
      """
    ) { row in
      WindowOutcome.Refusal(
        source: source, number: try row["number"], place: try row["place"], receivedAt: try row["received_at"],
        reason: try row["reason"], excerpt: try row["excerpt"])
    }
  }

  static func add(_ refusals: [WindowOutcome.Refusal], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    guard !refusals.isEmpty else { return }
    try tx.insert(
      into: "tracking_refused",
      columns: ["workspace_id", "source_id", "number", "place", "received_at", "reason", "excerpt"],
      rows: refusals.map { refusal in
        [
          workspace.sqlValue, refusal.source.sqlValue, .integer(refusal.number), .integer(Int64(refusal.place)),
          refusal.receivedAt.sqlValue, .text(refusal.reason), .text(refusal.excerpt),
        ]
      }, onConflict: "ON CONFLICT (workspace_id, source_id, number, place) DO NOTHING")
    for source in Set(refusals.map(\.source)) {
      let oldest: Int64? = try tx.value(
        """
        SELECT number FROM tracking_refused WHERE workspace_id = \(workspace) AND source_id = \(source)
        ORDER BY number DESC, place DESC LIMIT 1 OFFSET \(mostRefusals)
        """)
      guard let oldest else { continue }
      try tx.execute(
        """
        DELETE FROM tracking_refused
        WHERE workspace_id = \(workspace) AND source_id = \(source) AND number <= \(oldest)
        """)
    }
  }
}
