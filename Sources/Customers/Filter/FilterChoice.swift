/// One of the values that a field can have.
public struct FilterChoice: Hashable, Sendable {
  /// As it is stored.
  public let value: String
  public let names: FilterNames

  public init(_ value: String, _ names: FilterNames) {
    self.value = value
    self.names = names
  }

  /// Whether `name` is its value or one of its names, however it is written.
  func isCalled(_ name: String) -> Bool {
    let folded = FilterVocabulary.fold(name)
    return FilterVocabulary.fold(value) == folded || names.all.contains { FilterVocabulary.fold($0) == folded }
  }
}
