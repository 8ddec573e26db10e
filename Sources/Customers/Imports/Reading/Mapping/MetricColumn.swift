/// The metric that a column of usage holds.
public struct MetricColumn: Hashable, Sendable {
  /// How several values of a day become one.
  public enum Aggregation: String, Codable, Sendable, CaseIterable {
    case sum, last
  }

  /// The metric's key: lower-case words joined by `_`.
  public var key: String
  public var aggregation: Aggregation
  /// `seconds`, `minutes`, … ; nil for plain counts.
  public var unit: String?

  public init(key: String, aggregation: Aggregation = .sum, unit: String? = nil) {
    self.key = key
    self.aggregation = aggregation
    self.unit = unit
  }
}

extension MetricColumn: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case key, aggregation, unit
  }

  public init(from decoder: any Decoder) throws {
    try decoder.refuseUnknownKeys(besides: CodingKeys.allCases)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      key: try container.decode(String.self, forKey: .key),
      aggregation: try container.decodeIfPresent(Aggregation.self, forKey: .aggregation) ?? .sum,
      unit: try container.decodeIfPresent(String.self, forKey: .unit))
  }
}
