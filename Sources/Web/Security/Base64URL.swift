import Foundation

/// Base64 for URLs and cookies (RFC 4648, section 5), without padding.
public enum Base64URL {
  public static func encode(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString(options: [.base64URLAlphabet, .omitPaddingCharacter])
  }
}
