/// Reads e-mail addresses and domains, by their shape.
enum AddressText {
  /// The address with its domain in lower case.
  ///
  /// Takes what mail servers take in practice: no quoted local parts, no comments (RFC 5321 lengths).
  static func email(_ text: String) throws(ValueProblem) -> String {
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
    var host = Substring(text.lowercased())
    for scheme in ["https://", "http://"] where host.hasPrefix(scheme) { host = host.dropFirst(scheme.count) }
    host = host[..<(host.unicodeScalars.firstIndex(where: isEndOfHost) ?? host.endIndex)]
    if host.hasPrefix("www.") { host = host.dropFirst(4) }
    if host.hasSuffix(".") { host = host.dropLast() }
    guard isDomain(host) else { throw ValueProblem(.notADomain, value: text) }
    return String(host)
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
