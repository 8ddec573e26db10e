import Storage

/// How a customer fares, in one word. Grey is "not enough data".
public enum HealthBand: String, Codable, Sendable, CaseIterable, SQLConvertible {
  case red
  case amber
  case green
  case grey
}
