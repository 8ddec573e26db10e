import Language

/// A person's initials in a circle; silent, since the name stands beside it.
public struct Avatar: Sendable {
  public let name: String
  public let isLarge: Bool

  public init(name: String, isLarge: Bool = false) {
    self.name = name
    self.isLarge = isLarge
  }

  public var html: HTML {
    let size = isLarge ? " avatar-l" : ""
    return "<span class=\"avatar\(size)\" aria-hidden=\"true\">\(PersonName(name).initials)</span>"
  }
}
