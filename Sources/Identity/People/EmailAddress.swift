import Foundation
import Kernel

/// The mail address of a person, by which they are invited and sign in.
public struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
  /// As it was written.
  public let description: String
  /// In lowercase, for comparing: no mail system in use tells addresses apart by case.
  public let key: String

  /// Nil for what cannot be an address: no `@`, a blank, a control character, over 254 bytes (RFC 5321).
  public init?(_ text: String) {
    let normal = text.trimmed.precomposedStringWithCanonicalMapping
    let parts = normal.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), normal.utf8.count <= 254,
      !normal.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0.value < 32 || $0.value == 127 })
    else { return nil }
    description = normal
    key = normal.lowercased()
  }
}
