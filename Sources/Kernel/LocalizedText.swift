/// A short text that a workspace wrote in up to three languages, such as the name of a metric.
///
/// In JSON either one string, the same for every reader, or `{"en": "…", "hi": "…", "ko": "…"}`.
public struct LocalizedText: Hashable, Sendable {
  private var texts: [LanguageCode: String]

  /// The same text for every reader.
  public init(_ plain: String) { texts = [.english: plain] }

  public init(en: String, hi: String, ko: String) { texts = [.english: en, .hindi: hi, .korean: ko] }

  /// The texts that there are, by language.
  public init(_ texts: [LanguageCode: String]) { self.texts = texts }

  /// The text in `language`, else in the first language that has one, English before Hindi before Korean.
  public subscript(language: LanguageCode) -> String {
    texts[language] ?? LanguageCode.allCases.lazy.compactMap { texts[$0] }.first ?? ""
  }

  /// The texts that exist, by language in the fixed order.
  public var all: [(language: LanguageCode, text: String)] {
    LanguageCode.allCases.compactMap { language in texts[language].map { (language, $0) } }
  }
}

extension LocalizedText: Codable {
  public init(from decoder: any Decoder) throws {
    if let plain = try? decoder.singleValueContainer().decode(String.self) {
      self.init(plain)
      return
    }
    let container = try decoder.container(keyedBy: Key.self)
    var found: [LanguageCode: String] = [:]
    for key in Key.allCases { found[key.language] = try container.decodeIfPresent(String.self, forKey: key) }
    self.init(found)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for key in Key.allCases { try container.encodeIfPresent(texts[key.language], forKey: key) }
  }

  private enum Key: String, CodingKey, CaseIterable {
    case en, hi, ko

    var language: LanguageCode {
      switch self {
      case .en: .english
      case .hi: .hindi
      case .ko: .korean
      }
    }
  }
}
