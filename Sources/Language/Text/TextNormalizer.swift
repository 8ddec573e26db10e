import Foundation

/// Brings text into one form: for storage, and for comparing what people type with what is stored.
public enum TextNormalizer {
  /// The form in which text is stored: NFC, without NUL (which PostgreSQL cannot store). Nothing else changes.
  public static func stored(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy({ $0.value != 0 && $0.isUnchangedByNormalization }) { return text }
    let withoutNUL = text.utf8.contains(0) ? text.replacing("\0", with: "") : text
    return withoutNUL.precomposedStringWithCanonicalMapping
  }

  /// The form in which texts are matched: equal for texts that a reader takes for the same.
  ///
  /// Case, width, Latin diacritics, nukta, chandrabindu or anusvara, nasal conjuncts (हिन्दी = हिंदी), digits of any
  /// script, invisible characters and runs of white space make no difference. Matras do: लड़की is not लड़का.
  /// Hangul comes out as whole syllables (NFC); with `ignoringSpaces` 고객 사 is 고객사.
  public static func folded(_ text: String, ignoringSpaces: Bool = false) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return ASCIIFolding.folded(text, keepsSpaces: !ignoringSpaces) }
    return foldedByScalars(text, ignoringSpaces: ignoringSpaces)
  }

  /// The same, for any text.
  static func foldedByScalars(_ text: String, ignoringSpaces: Bool = false) -> String {
    var folder = ScalarFolder(rule: .search)
    folder.append(text)
    return folder.finished(spaces: ignoringSpaces ? .none : .single)
  }
}
