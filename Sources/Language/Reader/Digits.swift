/// The digits in which numbers are written.
public enum Digits: String, Codable, Sendable, CaseIterable {
  /// 0123456789
  case western
  /// ०१२३४५६७८९
  case devanagari

  /// `text` with its ASCII digits replaced.
  func applied(to text: String) -> String {
    guard self == .devanagari else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isDigit = (0x30...0x39).contains(scalar.value)
      result.append(isDigit ? Unicode.Scalar(scalar.value - 0x30 + 0x966) ?? scalar : scalar)
    }
    return String(result)
  }
}
