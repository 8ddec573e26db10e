import Kernel

/// What a field or a value is called in the three languages: the first name is shown, all are understood.
public struct FilterNames: Hashable, Sendable {
  public let english: [String]
  public let hindi: [String]
  public let korean: [String]

  public init(_ english: String..., hindi: String..., korean: String...) {
    self.english = english
    self.hindi = hindi
    self.korean = korean
  }

  /// One name in all languages, for what users have named themselves.
  public init(_ name: String) {
    english = [name]
    hindi = []
    korean = []
  }

  public init(_ name: LocalizedText) {
    func names(_ language: LanguageCode) -> [String] { name.all.filter { $0.language == language }.map(\.text) }
    english = names(.english)
    hindi = names(.hindi)
    korean = names(.korean)
  }

  /// The same names, and one more that is understood in every language.
  func adding(_ name: String) -> FilterNames {
    FilterNames(english: english + [name], hindi: hindi, korean: korean)
  }

  init(english: [String], hindi: [String], korean: [String]) {
    self.english = english
    self.hindi = hindi
    self.korean = korean
  }

  /// The name to show to a reader of `language`.
  public func shown(in language: LanguageCode) -> String {
    let own =
      switch language {
      case .english: english
      case .hindi: hindi
      case .korean: korean
      }
    return own.first ?? english.first ?? ""
  }

  /// The shown name as it is typed in a filter: blanks are underscores.
  public func typed(in language: LanguageCode) -> String {
    String(shown(in: language).map { $0.isWhitespace ? "_" : $0 })
  }

  var all: [String] { english + hindi + korean }
}
