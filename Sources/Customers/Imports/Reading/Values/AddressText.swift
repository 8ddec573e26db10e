/// Reads e-mail addresses and domains, by their shape.
enum AddressText {
  /// The address with its domain in lower case.
  ///
  /// Takes what mail servers take in practice: no quoted local parts, no comments (RFC 5321 lengths).
  static func email(_ text: String) throws(ValueProblem) -> String {
    if text.utf8.withContiguousStorageIfAvailable(isUsualEmail) == true { return text }
    let address = text.lowercased().hasPrefix("mailto:") ? String(text.dropFirst(7)) : text
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count), address.utf8.count <= 254,
      !parts[0].utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).contains(where: \.isEmpty),
      !parts[0].unicodeScalars.contains(where: isForbidden), isDomain(parts[1])
    else { throw ValueProblem(.notAnEmail, value: text) }
    return "\(parts[0])@\(parts[1].lowercased())"
  }

  /// The host of a domain or web address in lower case, without `www.`.
  static func domain(_ text: String) throws(ValueProblem) -> String {
    if text.utf8.withContiguousStorageIfAvailable(isUsualDomain) == true, !text.hasPrefix("www.") { return text }
    var host = Substring(text.lowercased())
    for scheme in ["https://", "http://"] where host.hasPrefix(scheme) { host = host.dropFirst(scheme.count) }
    host = host[..<(host.unicodeScalars.firstIndex(where: isEndOfHost) ?? host.endIndex)]
    if host.hasPrefix("www.") { host = host.dropFirst(4) }
    if host.hasSuffix(".") { host = host.dropLast() }
    guard isDomain(host) else { throw ValueProblem(.notADomain, value: text) }
    return String(host)
  }

  /// Whether it is an address as nearly all are, and in its final form; found out without tables of Unicode.
  private static func isUsualEmail(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let at = bytes.firstIndex(of: UInt8(ascii: "@")), at <= 64, bytes.count <= 254 else { return false }
    let dot = UInt8(ascii: ".")
    var last = dot
    for byte in bytes[..<at] {
      switch byte {
      case dot: if last == dot { return false }
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"):
        break
      default: return false
      }
      last = byte
    }
    return last != dot && isUsualDomain(UnsafeBufferPointer(rebasing: bytes[(at + 1)...]))
  }

  /// Whether it is a domain of small letters, digits and hyphens whose last label has a letter.
  private static func isUsualDomain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let (dot, hyphen) = (UInt8(ascii: "."), UInt8(ascii: "-"))
    var (labels, length, last, hasLetter) = (1, 0, dot, false)
    for byte in bytes {
      switch byte {
      case dot:
        if length == 0 || length > 63 || last == hyphen { return false }
        (labels, length, hasLetter) = (labels + 1, -1, false)
      case hyphen: if length == 0 { return false }
      case UInt8(ascii: "a")...UInt8(ascii: "z"): hasLetter = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      default: return false
      }
      length += 1
      last = byte
    }
    return labels >= 2 && hasLetter && length <= 63 && last != hyphen && bytes.count <= 253
  }

  private static func isEndOfHost(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "/", "?", "#", ":": true
    default: false
    }
  }

  private static func isDomain(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && text.utf8.count <= 253
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
          && label.unicodeScalars.allSatisfy(isOfLabel)
      } && !(labels.last?.allSatisfy(\.isNumber) ?? true)
  }

  private static func isOfLabel(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-": return true
    case _ where scalar.isASCII: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber: return true
    default: return scalar.properties.isAlphabetic
    }
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\0"..." ", "\u{7F}", "<", ">", "(", ")", "[", "]", "\\", ",", ";", ":", "\"": true
    default: !scalar.isASCII && scalar.properties.isWhitespace
    }
  }
}
