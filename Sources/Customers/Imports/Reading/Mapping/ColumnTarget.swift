/// Where the values of a column go.
public enum ColumnTarget: Hashable, Sendable {
  case field(ImportFieldKey)
  /// A metric of its own, in a file of usage with one column a metric.
  case metric(MetricColumn)
  /// A custom attribute by its key.
  case attribute(String, AttributeType)
  case ignore
}
