/// Which days a measure looks at, ending with the day scored.
public enum MeasureWindow: Hashable, Sendable {
  /// The last n days, the day scored included; 1 to 366.
  case lastDays(Int)
  /// Since the account entered its stage of now, at most 366 days back.
  case sinceStageBegan

  /// The longest window, in days.
  public static let longest = 366
}

extension MeasureWindow: Codable {
  private enum Key: String, CodingKey { case lastDays, since }

  /// The one word that stands after `since`.
  private enum Beginning: String, Codable { case stageBegan }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if container.contains(.since) {
      _ = try container.decode(Beginning.self, forKey: .since)
      self = .sinceStageBegan
    } else {
      self = .lastDays(try container.decode(Int.self, forKey: .lastDays))
    }
  }

  /// `{"lastDays": 30}` or `{"since": "stageBegan"}`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .lastDays(let days): try container.encode(days, forKey: .lastDays)
    case .sinceStageBegan: try container.encode(Beginning.stageBegan, forKey: .since)
    }
  }
}
