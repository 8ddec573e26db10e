import Foundation

/// Folds text scalar by scalar: the common part of search folding and sort keys.
struct ScalarFolder {
  enum Rule {
    /// All spellings that sound the same become one.
    case search
    /// Spellings stay as a dictionary orders them: न् before द is no anusvara.
    case sorting
  }

  enum Spaces {
    case single, none
  }

  private let rule: Rule
  private var scalars: [Unicode.Scalar] = []
  /// Whether something may have to be put together again.
  private var isDecomposed = false

  init(rule: Rule) { self.rule = rule }

  mutating func append(_ text: String) {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      for byte in text.utf8 { appendASCII(byte) }
      return
    }
    if text.unicodeScalars.allSatisfy(\.isUnchangedByNormalization) {
      for scalar in text.unicodeScalars { appendDecomposed(scalar) }
    } else {
      appendByDecomposition(text)
    }
    if rule == .search { joinNasals() }
  }

  /// The general way, for any text.
  private mutating func appendByDecomposition(_ text: String) {
    isDecomposed = true
    for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars { appendDecomposed(scalar) }
  }

  /// The folded text: trimmed, spaces as asked, Hangul composed again.
  func finished(spaces: Spaces) -> String {
    var view = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in scalars {
      if scalar == " " {
        pendingSpace = spaces == .single && !view.isEmpty
        continue
      }
      if pendingSpace { view.append(" ") }
      pendingSpace = false
      view.append(scalar)
    }
    let text = String(view)
    return isDecomposed ? text.precomposedStringWithCanonicalMapping : text
  }

  private mutating func appendASCII(_ byte: UInt8) {
    switch byte {
    case 0x41...0x5A: scalars.append(Unicode.Scalar(byte + 32))
    case 0x09...0x0D, 0x20: scalars.append(" ")
    case 0..<0x20, 0x7F: break
    default: scalars.append(Unicode.Scalar(byte))
    }
  }

  private mutating func appendDecomposed(_ scalar: Unicode.Scalar) {
    if scalar.isASCII { return appendASCII(UInt8(scalar.value)) }
    if let letters = Self.latinWithoutDecomposition[scalar] {
      return scalars.append(contentsOf: letters.unicodeScalars)
    }
    switch scalar.value {
    // Most of what Hindi and Korean are made of stays as it is; looking up its properties would take longer.
    case 0x904...0x939, 0x93E...0x94C, 0x1100...0x11FF, 0xAC00...0xD7A3: return scalars.append(scalar)
    case 0x93C: return  // nukta
    case 0x901: return scalars.append("\u{902}")  // chandrabindu as anusvara
    default: break
    }
    let properties = scalar.properties
    if properties.isWhitespace { return scalars.append(" ") }
    if properties.isDefaultIgnorableCodePoint || properties.generalCategory == .control { return }
    if properties.generalCategory == .nonspacingMark, scalars.last?.isLatin ?? true { return }
    if let digit = scalar.decimalDigit { return scalars.append(digit) }
    scalars.append(contentsOf: properties.lowercaseMapping.unicodeScalars)
  }

  /// A nasal consonant with virama before a consonant of its own row is written as anusvara as often: सम्पर्क, संपर्क.
  private mutating func joinNasals() {
    guard scalars.contains("\u{94D}") else { return }
    var joined: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      let isNasal =
        index + 2 < scalars.count && scalars[index + 1] == "\u{94D}"
        && Self.row(ofNasal: scalars[index])?.contains(scalars[index + 2].value) == true
      joined.append(isNasal ? "\u{902}" : scalars[index])
      index += isNasal ? 2 : 1
    }
    scalars = joined
  }

  /// The stops before which the nasal stands: ङ क–घ, ञ च–झ, ण ट–ढ, न त–ध, म प–भ.
  private static func row(ofNasal scalar: Unicode.Scalar) -> ClosedRange<UInt32>? {
    switch scalar.value {
    case 0x919: 0x915...0x918
    case 0x91E: 0x91A...0x91D
    case 0x923: 0x91F...0x922
    case 0x928: 0x924...0x927
    case 0x92E: 0x92A...0x92D
    default: nil
    }
  }

  /// Latin letters that Unicode does not take apart.
  private static let latinWithoutDecomposition: [Unicode.Scalar: String] = [
    "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l",
    "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i", "ħ": "h", "Ħ": "h",
  ]
}

extension Unicode.Scalar {
  /// Letters of the Latin blocks that remain after decomposition.
  fileprivate var isLatin: Bool { (0x61...0x7A).contains(value) || (0xC0...0x24F).contains(value) }

  /// A decimal digit of another script as ASCII.
  fileprivate var decimalDigit: Unicode.Scalar? {
    guard properties.generalCategory == .decimalNumber, let value = properties.numericValue else { return nil }
    return Unicode.Scalar(UInt32(value) + 0x30)
  }
}
