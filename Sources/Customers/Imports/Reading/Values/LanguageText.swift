/// Reads languages: tags as of BCP 47 and the names of the languages that Saathi speaks.
enum LanguageText {
  private static let names: [String: String] = [
    "english": "en", "अंग्रेज़ी": "en", "अंग्रेजी": "en", "영어": "en",
    "hindi": "hi", "हिन्दी": "hi", "हिंदी": "hi", "힌디어": "hi",
    "korean": "ko", "कोरियाई": "ko", "한국어": "ko",
  ]

  /// The tag, with the language in lower case and hyphens between its parts.
  static func parse(_ text: String) throws(ValueProblem) -> String {
    if let tag = names[text.lowercased()] { return tag }
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
    guard let language = parts.first, (2...3).contains(language.utf8.count),
      language.utf8.allSatisfy({ (65...90).contains($0 & 0xDF) }), text.utf8.count <= 35,
      parts.dropFirst().allSatisfy({ (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(isAlphanumeric) })
    else { throw ValueProblem(.notALanguage, value: text) }
    return ([language.lowercased()] + parts.dropFirst().map(String.init)).joined(separator: "-")
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte & 0xDF)
  }
}
