import Kernel

/// One of the values that an attribute of choices can have.
public struct AttributeOption: Codable, Sendable, Hashable {
  /// As it is stored and as the API names it: `gold`.
  public let key: String
  public let name: LocalizedText

  public init(key: String, name: LocalizedText) {
    self.key = key
    self.name = name
  }
}
