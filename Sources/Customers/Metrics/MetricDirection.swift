/// Which way a metric is good for the customer.
public enum MetricDirection: String, Codable, Sendable, CaseIterable {
  case up
  case down
}
