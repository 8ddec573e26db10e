import Kernel

/// The catalogue in one reader's language.
///
/// `words["accounts.title"]`, `words("tasks.count", count: 3)`, `words("account.owner", ["name": owner])`. A key that
/// is missing comes back as it is, so that the page still stands; a test finds it.
public struct Words: Sendable {
  /// Whose language it is; formats the numbers, money and dates that go between the words.
  public let reader: Reader
  private let templates: [String: Template]
  /// Texts that the reader's workspace has put in the place of the catalogue's, or added to it.
  private let own: [String: String]

  init(reader: Reader, templates: [String: Template], own: [String: String] = [:]) {
    self.reader = reader
    self.templates = templates
    self.own = own
  }

  /// The same words, but for the keys for which a workspace has words of its own. These are texts as they stand: a
  /// brace within them is a brace.
  public func saying(_ own: [String: String]) -> Words {
    own.isEmpty ? self : Words(reader: reader, templates: templates, own: own)
  }

  public var language: LanguageCode { reader.language }

  /// The text without any values; its placeholders, if it has some, stay visible.
  public subscript(key: String) -> String { callAsFunction(key) }

  /// The text with the values of its placeholders.
  public func callAsFunction(_ key: String, _ arguments: [String: String] = [:]) -> String {
    own[key] ?? templates[key]?.filled(with: arguments) ?? key
  }

  /// The plural form for `count`, which also fills `{count}` by the reader's way of writing numbers.
  ///
  /// Looks for `key#one` or whatever form the language asks for, then for `key#other`.
  public func callAsFunction(_ key: String, count: Int, _ arguments: [String: String] = [:]) -> String {
    let form = PluralForm.cardinal(count, in: language)
    guard let template = templates["\(key)#\(form.rawValue)"] ?? templates["\(key)#other"] else { return key }
    return template.filled(with: arguments.merging(["count": reader.number(count)]) { given, _ in given })
  }

  /// Whether there is a text, for keys that are made from codes: `problem.<code>`.
  public func contains(_ key: String) -> Bool { own[key] != nil || templates[key] != nil }
}
