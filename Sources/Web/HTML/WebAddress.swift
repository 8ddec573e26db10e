/// A place outside of the program that somebody wrote down, for `href`: http, https or mailto and nothing else.
public struct WebAddress: Sendable, Hashable, CustomStringConvertible {
  public let description: String

  /// The longest address that browsers are sure to follow, in bytes.
  public static let limit = 2000

  /// Nil for another scheme, for white space and control characters, and for an address without a place.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count <= Self.limit, text.unicodeScalars.allSatisfy(Self.mayStand),
      let scheme = Self.schemes.first(where: { text.lowercased().hasPrefix($0) }), bytes.count > scheme.utf8.count,
      bytes[scheme.utf8.count] != UInt8(ascii: "/")
    else { return nil }
    description = text
  }

  /// The address that writes a mail to `email`.
  public init(mailTo email: String) { description = "mailto:\(email.percentEncodedForMail)" }

  private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\\" && !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
  }

  private static let schemes = ["https://", "http://", "mailto:"]
}

extension String {
  /// As `percentEncoded`, with the `@` that every mail program wants to see (RFC 6068).
  fileprivate var percentEncodedForMail: String { percentEncoded.replacing("%40", with: "@") }
}
