import Kernel

/// Something in the catalogues that a translator or a developer has to mend.
public enum CatalogueProblem: Hashable, Sendable {
  /// Another language has the text, this one has not.
  case missing(key: String, LanguageCode)
  /// The language needs this plural form.
  case missingPlural(key: String, PluralForm, LanguageCode)
  /// The placeholders differ from the English ones.
  case differentPlaceholders(key: String, LanguageCode)
  /// A brace without its partner, or something in braces that is no placeholder.
  case malformed(key: String, LanguageCode)
  /// The text is empty.
  case empty(key: String, LanguageCode)
  /// The text equals the English one and is not on the list of those that may.
  case untranslated(key: String, LanguageCode)
  /// No source names the key.
  case unused(key: String)
  /// A source asks for the key and no language has it.
  case unknown(key: String)
}

extension CatalogueProblem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let key, let language): "\(language.rawValue): \(key) is missing"
    case .missingPlural(let key, let form, let language): "\(language.rawValue): \(key)#\(form.rawValue) is missing"
    case .differentPlaceholders(let key, let language): "\(language.rawValue): \(key) has other placeholders than en"
    case .malformed(let key, let language): "\(language.rawValue): \(key) has a brace that is no placeholder"
    case .empty(let key, let language): "\(language.rawValue): \(key) is empty"
    case .untranslated(let key, let language): "\(language.rawValue): \(key) equals the English text"
    case .unused(let key): "\(key) is used nowhere"
    case .unknown(let key): "\(key) is used but stands in no catalogue"
    }
  }
}
