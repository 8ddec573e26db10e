import Customers
import Kernel
import Storage

/// All SQL about which events feed which metric.
enum FeedStore {
  static func all(in workspace: ID<Workspace>, _ tx: Transaction) throws -> [MetricFeed] {
    try tx.all(
      """
      SELECT f.metric, m.kind, f.event_name, f.property FROM metric_event f
      JOIN metric m ON m.workspace_id = f.workspace_id AND m.number = f.metric
      WHERE f.workspace_id = \(workspace) ORDER BY f.metric, f.event_name
      """
    ) { row in
      MetricFeed(
        metric: try row["metric"], kind: try row["kind"], eventName: try row["event_name"],
        property: try row["property"])
    }
  }

  /// Replaces what feeds a metric.
  static func set(_ feeds: [MetricFeed], of metric: Int, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute("DELETE FROM metric_event WHERE workspace_id = \(workspace) AND metric = \(metric)")
    try tx.insert(
      into: "metric_event", columns: ["workspace_id", "metric", "event_name", "property"],
      rows: feeds.map { feed in
        [workspace.sqlValue, metric.sqlValue, .text(feed.eventName), feed.property.map { .text($0) } ?? .null]
      })
  }
}
