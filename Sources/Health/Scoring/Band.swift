/// The colour of a health score.
public enum Band: String, Codable, Sendable, CaseIterable {
  case red
  case amber
  case green
  /// Not enough data to say.
  case grey
}
