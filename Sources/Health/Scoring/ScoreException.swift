import Kernel

/// A fact that overrides the measures: when its condition holds, the score is capped, floored or banded.
public struct ScoreException: Hashable, Sendable, Codable {
  /// What happens to the score.
  public enum Effect: Hashable, Sendable {
    /// At most these points.
    case cap(Points)
    /// At least these points.
    case floor(Points)
    /// This band, whatever the score and the coverage.
    case band(Band)
  }

  /// Unique among the scorecard's exceptions.
  public let key: String
  /// A question in the filter language about the account, such as `invoice.overdue>30d`.
  public let condition: String
  public let effect: Effect
  /// Why, as its line in the explanation says.
  public let reason: LocalizedText

  public init(key: String, condition: String, effect: Effect, reason: LocalizedText) {
    self.key = key
    self.condition = condition
    self.effect = effect
    self.reason = reason
  }
}

extension ScoreException.Effect: Codable {
  private enum Key: String, CodingKey { case cap, floor, band }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if let points = try container.decodeIfPresent(Points.self, forKey: .cap) {
      self = .cap(points)
    } else if let points = try container.decodeIfPresent(Points.self, forKey: .floor) {
      self = .floor(points)
    } else {
      self = .band(try container.decode(Band.self, forKey: .band))
    }
  }

  /// `{"cap": 40}`, `{"floor": 60}` or `{"band": "red"}`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .cap(let points): try container.encode(points, forKey: .cap)
    case .floor(let points): try container.encode(points, forKey: .floor)
    case .band(let band): try container.encode(band, forKey: .band)
    }
  }
}
