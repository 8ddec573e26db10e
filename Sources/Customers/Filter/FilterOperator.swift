/// How a term compares its field with its values.
public enum FilterOperator: String, Sendable, CaseIterable {
  /// Contains for text, "within" for spans of time, equal for the rest.
  case matches = ":"
  case equals = "="
  case differs = "!="
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="

  /// Whether it asks for an order, and so takes one value only.
  public var isOrdering: Bool {
    switch self {
    case .matches, .equals, .differs: false
    case .less, .atMost, .greater, .atLeast: true
    }
  }

  static let equality: Set<FilterOperator> = [.matches, .equals, .differs]
  static let every = Set(FilterOperator.allCases)
}
