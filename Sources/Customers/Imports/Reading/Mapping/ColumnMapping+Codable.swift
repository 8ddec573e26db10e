import Kernel

/// As JSON a column is `{"column": "…"}` with one of `field`, `metric`, `attribute` (and `type`) or `ignore`.
extension ColumnMapping: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case column, field, metric, attribute, type, ignore, currency
  }

  public init(from decoder: any Decoder) throws {
    try decoder.refuseUnknownKeys(besides: CodingKeys.allCases)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let targets = [CodingKeys.field, .metric, .attribute, .ignore].filter(container.contains)
    guard targets.count == 1 else {
      throw Problem.invalid(decoder.pointer, "oneTarget", ["choices": "field, metric, attribute, ignore"])
    }
    let target: ColumnTarget
    switch targets[0] {
    case .field: target = .field(try container.decode(ImportFieldKey.self, forKey: .field))
    case .metric: target = .metric(try container.decode(MetricColumn.self, forKey: .metric))
    case .attribute:
      let type = try container.decodeIfPresent(AttributeType.self, forKey: .type) ?? .text
      target = .attribute(try container.decode(String.self, forKey: .attribute), type)
    default: target = .ignore
    }
    self.init(
      column: try container.decode(String.self, forKey: .column), target: target,
      currency: try container.decodeIfPresent(Currency.self, forKey: .currency))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(column, forKey: .column)
    switch target {
    case .field(let key): try container.encode(key, forKey: .field)
    case .metric(let metric): try container.encode(metric, forKey: .metric)
    case .attribute(let key, let type):
      try container.encode(key, forKey: .attribute)
      try container.encode(type, forKey: .type)
    case .ignore: try container.encode(true, forKey: .ignore)
    }
    try container.encodeIfPresent(currency, forKey: .currency)
  }
}
