import Foundation

/// Compares names of columns without regard to how they are spelt.
enum HeaderName {
  /// The letters, vowel signs and digits of `name` in lower case: `Account_ID`, `accountId` and `account id`
  /// fold to the same.
  ///
  /// The nukta of Devanagari is left out, as writers do.
  static func fold(_ name: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in name.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
      let properties = scalar.properties
      switch properties.generalCategory {
      case .nonspacingMark where scalar.value == 0x93C: continue
      case .nonspacingMark, .spacingMark, .decimalNumber: folded.append(scalar)
      default: if properties.isAlphabetic { folded.append(scalar) }
      }
    }
    return String(folded)
  }

  /// The words of `name`, folded: `refundAmount_USD` gives `refund`, `amount`, `usd`.
  static func words(_ name: String) -> [String] {
    var words: [String] = [""]
    var previous: Unicode.Scalar?
    for scalar in name.unicodeScalars {
      let startsWord = scalar.properties.isUppercase && previous.map { $0.properties.isLowercase } ?? false
      if startsWord || !isInsideWord(scalar) { words.append("") }
      words[words.count - 1].unicodeScalars.append(scalar)
      previous = scalar
    }
    return words.map(fold).filter { !$0.isEmpty }
  }

  /// A key made of `name`: `Active Users` gives `active_users`; at most 60 characters.
  static func key(_ name: String) -> String {
    String(words(name).joined(separator: "_").unicodeScalars.prefix(60))
  }

  private static func isInsideWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber: true
    default: scalar.properties.isAlphabetic
    }
  }
}
