/// "2 days ago", with the exact moment as title and for machines.
public struct RelativeTime: Sendable {
  /// As the reader says it: "2 days ago", "कल", "3일 전".
  public let text: String
  /// In full, in the reader's form and time zone.
  public let exact: String
  /// ISO 8601.
  public let machine: String

  public init(text: String, exact: String, machine: String) {
    self.text = text
    self.exact = exact
    self.machine = machine
  }

  public var html: HTML { "<time datetime=\"\(machine)\" title=\"\(exact)\">\(text)</time>" }
}
