/// Where the numbers of a measure come from.
public enum MeasureSource: Hashable, Sendable {
  /// The daily values of a metric.
  case metric(String)
  /// Total of one metric for each unit of another, such as errors per use.
  case ratio(of: String, to: String)
  /// What a field of the account says on the day, such as days to renewal.
  case field(String)

  /// The keys of the metrics that it reads.
  public var metrics: [String] {
    switch self {
    case .metric(let key): [key]
    case .ratio(let numerator, let denominator): [numerator, denominator]
    case .field: []
    }
  }
}

extension MeasureSource {
  /// Days until the end of the current term, negative after it.
  public static let daysToRenewal = MeasureSource.field("daysToRenewal")
  /// Days since anybody of the team spoke or wrote with the account.
  public static let daysSinceLastContact = MeasureSource.field("daysSinceLastContact")
  /// Open tickets of the highest priority.
  public static let openUrgentTickets = MeasureSource.field("openUrgentTickets")
  /// Seats in use divided by seats bought.
  public static let seatsUsedShare = MeasureSource.field("seatsUsedShare")
}

extension MeasureSource: Codable {
  private enum Key: String, CodingKey { case metric, per, field }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if let field = try container.decodeIfPresent(String.self, forKey: .field) {
      self = .field(field)
      return
    }
    let metric = try container.decode(String.self, forKey: .metric)
    let per = try container.decodeIfPresent(String.self, forKey: .per)
    self = per.map { .ratio(of: metric, to: $0) } ?? .metric(metric)
  }

  /// `{"metric": "logins"}`, `{"metric": "errors", "per": "uses"}` or `{"field": "daysToRenewal"}`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .metric(let key): try container.encode(key, forKey: .metric)
    case .field(let name): try container.encode(name, forKey: .field)
    case .ratio(let numerator, let denominator):
      try container.encode(numerator, forKey: .metric)
      try container.encode(denominator, forKey: .per)
    }
  }
}
