import Kernel

/// Keys that order names as a reader expects, when they are compared byte by byte.
///
/// For a column of its own: SQLite's BINARY and PostgreSQL's `COLLATE "C"` then order alike. Case and diacritics make no
/// difference, numbers count by value ("Company 2" before "Company 10"), Devanagari and Hangul stand in dictionary
/// order, and the reader's own script comes first. Equal keys are told apart by the row's id.
public enum SortKey {
  /// The key of `text` for readers of `language`, at most about 500 bytes of valid UTF-8.
  public static func make(_ text: String, for language: LanguageCode) -> String {
    if language == .english, text.utf8.allSatisfy({ $0 < 0x80 }) { return ASCIIFolding.sortKey(text, limit: limit) }
    return makeByScalars(text, for: language)
  }

  /// The same, for any text.
  static func makeByScalars(_ text: String, for language: LanguageCode) -> String {
    var folder = ScalarFolder(rule: .sorting)
    folder.append(withoutCompanyForm(text))
    var scalars = Array(folder.finished(spaces: .single).unicodeScalars.prefix(limit))[...]
    var key = String.UnicodeScalarView()
    while let scalar = scalars.first {
      if (0x30...0x39).contains(scalar.value) {
        let digits = scalars.prefix { (0x30...0x39).contains($0.value) }
        appendNumber(digits.drop { $0 == "0" }, to: &key)
        scalars = scalars.dropFirst(digits.count)
      } else {
        append(scalar, for: language, to: &key)
        scalars = scalars.dropFirst()
      }
    }
    if key.last == " " { key.removeLast() }
    return String(key)
  }

  private static let limit = 120

  /// (주), ㈜ and 주식회사 say that it is a company; Koreans look the name up without them.
  private static func withoutCompanyForm(_ text: String) -> String {
    let name = text.trimmed
    guard let first = name.utf8.first, first == UInt8(ascii: "(") || first >= 0x80 else { return name }
    for form in ["(주)", "㈜", "주식회사 ", "(유)"] where name.hasPrefix(form) && name != form {
      return String(name.dropFirst(form.count))
    }
    return name
  }

  /// How many digits, then the digits: longer numbers are larger.
  private static func appendNumber(_ digits: ArraySlice<Unicode.Scalar>, to key: inout String.UnicodeScalarView) {
    let count = digits.count
    key.append(contentsOf: (count < 9 ? "\(count)" : "9\(count / 100)\(count / 10 % 10)\(count % 10)").unicodeScalars)
    key.append(contentsOf: digits)
  }

  private static func append(
    _ scalar: Unicode.Scalar, for language: LanguageCode, to key: inout String.UnicodeScalarView
  ) {
    guard scalar.isPartOfWord else {
      if !key.isEmpty, key.last != " " { key.append(" ") }
      return
    }
    key.append(moved(scalar, for: language))
  }

  /// Unicode already has Latin, Devanagari, Hangul in this order; for Hindi Latin moves behind Devanagari (to the
  /// circled letters), for Korean both move behind Hangul.
  private static func moved(_ scalar: Unicode.Scalar, for language: LanguageCode) -> Unicode.Scalar {
    let isLatin = (0x61...0x7A).contains(scalar.value)
    let isDevanagari = (0x900...0x97F).contains(scalar.value)
    let offset: UInt32 =
      switch language {
      case .hindi where isLatin: 0x24D0 - 0x61
      case .korean where isLatin: 0xFF41 - 0x61
      case .korean where isDevanagari: 0xF0000
      default: 0
      }
    return Unicode.Scalar(scalar.value + offset) ?? scalar
  }
}

extension Unicode.Scalar {
  /// Letters, marks and numbers; all else only separates words.
  fileprivate var isPartOfWord: Bool {
    if isASCII { return (0x61...0x7A).contains(value) || (0x30...0x39).contains(value) }
    return switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
