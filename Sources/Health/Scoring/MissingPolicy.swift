/// What a measure does in the score while it has no data.
public enum MissingPolicy: Hashable, Sendable {
  /// The last known value stands for this many days, its age shown; then the measure is left out.
  case carry(staleAfter: Int)
  /// Left out at once.
  case exclude
  /// Counts as 50 points.
  case neutral
  /// Counts as 0 points.
  case worst

  /// The last known value stands for 30 days.
  public static let standard = MissingPolicy.carry(staleAfter: 30)
  /// The most days that a value can be carried.
  public static let longestCarry = 366

  /// Days for which an old value stands beyond its window: 0 unless carried.
  public var staleAfter: Int {
    if case .carry(let days) = self { days } else { 0 }
  }
}

extension MissingPolicy: Codable {
  private enum Key: String, CodingKey { case policy, staleAfter }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.decode(Name.self, forKey: .policy) {
    case .carry: self = .carry(staleAfter: try container.decode(Int.self, forKey: .staleAfter))
    case .exclude: self = .exclude
    case .neutral: self = .neutral
    case .worst: self = .worst
    }
  }

  /// `{"policy": "carry", "staleAfter": 30}` or `{"policy": "exclude"}`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .policy)
    if case .carry(let days) = self { try container.encode(days, forKey: .staleAfter) }
  }

  /// Which of the four, without the days.
  enum Name: String, Codable, CaseIterable { case carry, exclude, neutral, worst }

  var name: Name {
    switch self {
    case .carry: .carry
    case .exclude: .exclude
    case .neutral: .neutral
    case .worst: .worst
    }
  }
}
