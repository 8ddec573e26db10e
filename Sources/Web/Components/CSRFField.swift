/// The hidden field that proves that a form came from our own page.
public struct CSRFField: Sendable {
  /// The name under which forms send the token.
  public static let name = "_csrf"

  public let token: String

  public init(token: String) { self.token = token }

  public var html: HTML { "<input type=\"hidden\" name=\"\(Self.name)\" value=\"\(token)\">" }
}
