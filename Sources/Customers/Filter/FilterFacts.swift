/// What is known of one subject.
public struct FilterFacts: Hashable, Sendable {
  /// The name that free text looks into, as written.
  public let name: String
  /// By the field's key.
  public let values: [String: FilterFact]

  public init(name: String, _ values: [String: FilterFact]) {
    self.name = name
    self.values = values
  }
}
