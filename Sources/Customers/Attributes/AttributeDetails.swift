import Kernel

/// What can be changed about an attribute.
public struct AttributeDetails: Sendable, Equatable {
  public var name: LocalizedText
  /// In the order in which they are shown; none for kinds without options.
  public var options: [AttributeOption]

  public init(name: LocalizedText, options: [AttributeOption] = []) {
    self.name = name
    self.options = options
  }
}
