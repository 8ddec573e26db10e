import Storage

/// What the values of a custom attribute are.
public enum AttributeKind: String, Codable, Sendable, CaseIterable, SQLConvertible {
  case text, number, money
  /// Yes or no.
  case boolean
  case date
  /// One of its options.
  case choice
  /// Any of its options.
  case choices

  var hasOptions: Bool { self == .choice || self == .choices }
}
