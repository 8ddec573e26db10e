import Kernel

/// The plural categories that the three languages use (CLDR 46, cardinal rules).
public enum PluralForm: String, Sendable, CaseIterable {
  case one, other

  /// English `i = 1 and v = 0`, Hindi `i = 0 or n = 1`, Korean always other.
  public static func cardinal(_ count: Int, in language: LanguageCode) -> PluralForm {
    switch language {
    case .english: count.magnitude == 1 ? .one : .other
    case .hindi: count.magnitude <= 1 ? .one : .other
    case .korean: .other
    }
  }

  /// The forms that a translator has to write.
  public static func needed(in language: LanguageCode) -> [PluralForm] {
    language == .korean ? [.other] : [.one, .other]
  }
}
