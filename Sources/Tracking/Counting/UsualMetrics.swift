import Customers
import Kernel
import Storage

/// The metrics that every product has, so that events count before anybody has defined anything.
enum UsualMetrics {
  static let events = "product_events"
  static let users = "active_users"

  /// Defines them where they are not there yet.
  static func define(at now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    guard try FeedStore.all(in: workspace, tx).isEmpty else { return }
    try define(
      events, LocalizedText(en: "Product events", hi: "उत्पाद इवेंट", ko: "제품 이벤트"), .count, at: now, in: workspace, tx)
    try define(
      users, LocalizedText(en: "Active users", hi: "सक्रिय उपयोगकर्ता", ko: "활성 사용자"), .distinctUsers, at: now,
      in: workspace, tx)
  }

  private static func define(
    _ key: String, _ name: LocalizedText, _ kind: MetricKind, at now: Timestamp, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    let metric = try MetricStore.define(
      key, name: name, unit: "", kind: kind, direction: .up, at: now, in: workspace, tx)
    // A metric of this name that an import made is something else.
    guard metric.kind == kind else { return }
    let feed = MetricFeed(metric: metric.number, kind: kind, eventName: "*", property: nil)
    try FeedStore.set([feed], of: metric.number, in: workspace, tx)
  }
}
