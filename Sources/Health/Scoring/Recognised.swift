import Customers
import Kernel

/// Which of a workspace's metrics play which part, told from kind, direction and the words of their keys.
struct Recognised {
  private let metrics: [MetricSummary]

  init(_ metrics: [MetricSummary]) { self.metrics = metrics }

  /// The main measure of how much the product is used: events before totals, counts of use before durations.
  var volume: MetricSummary? {
    let candidates = metrics.filter { metric in
      metric.good == .up && metric.kind.isAdditive && metric.kind != .distinctUsers
        && !metric.mentions(["ticket", "error", "escalat", "incident"])
    }
    return candidates.first { $0.mentions(["usage_count", "uses", "events", "actions", "sessions", "logins"]) }
      ?? candidates.first { $0.kind == .count } ?? candidates.first { !$0.mentions(["secs", "seconds", "duration"]) }
      ?? candidates.first
  }

  /// Different users a day or users as a level.
  var users: MetricSummary? {
    metrics.first { $0.kind == .distinctUsers }
      ?? metrics.first { $0.good == .up && !$0.kind.isAdditive && $0.mentions(["active_users", "activeusers"]) }
  }

  var errors: MetricSummary? {
    metrics.first { $0.good == .down && $0.kind.isAdditive && $0.mentions(["error", "crash", "failure"]) }
  }

  /// All tickets, not those of one sort.
  var tickets: MetricSummary? {
    metrics.first { $0.isTickets && !$0.mentions(["urgent", "escalat", "solved", "closed", "minutes"]) }
  }

  var urgentTickets: MetricSummary? { metrics.first { $0.isTickets && $0.mentions(["urgent", "critical"]) } }

  var escalations: MetricSummary? {
    metrics.first { $0.good == .down && $0.kind.isAdditive && $0.mentions(["escalat"]) }
  }

  var firstReply: MetricSummary? {
    metrics.first { $0.good == .down && !$0.kind.isAdditive && $0.mentions(["first_re", "firstre"]) }
  }

  var satisfaction: MetricSummary? {
    metrics.first { $0.good == .up && !$0.kind.isAdditive && $0.mentions(["satisfaction", "csat", "nps"]) }
  }

  var champion: MetricSummary? { metrics.first { $0.mentions(["champion"]) } }

  var impression: MetricSummary? {
    metrics.first { $0.good == .up && !$0.kind.isAdditive && $0.mentions(["impression", "sentiment"]) }
  }
}

extension MetricSummary {
  fileprivate var isTickets: Bool { good == .down && kind.isAdditive && mentions(["ticket"]) }

  fileprivate func mentions(_ words: [String]) -> Bool {
    let key = key.lowercased()
    return words.contains { key.contains($0) }
  }
}
