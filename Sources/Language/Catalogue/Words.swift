import Kernel

/// The catalogue in one reader's language.
///
/// `words["accounts.title"]`, `words("tasks.count", count: 3)`, `words("account.owner", ["name": owner])`. A key that
/// is missing comes back as it is, so that the page still stands; a test finds it.
public struct Words: Sendable {
  /// Whose language it is; formats the numbers, money and dates that go between the words.
  public let reader: Reader
  private let templates: [String: Template]

  init(reader: Reader, templates: [String: Template]) {
    self.reader = reader
    self.templates = templates
  }

  public var language: LanguageCode { reader.language }

  /// The text without any values; its placeholders, if it has some, stay visible.
  public subscript(key: String) -> String { callAsFunction(key) }

  /// The text with the values of its placeholders.
  public func callAsFunction(_ key: String, _ arguments: [String: String] = [:]) -> String {
    templates[key]?.filled(with: arguments) ?? key
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
  public func contains(_ key: String) -> Bool { templates[key] != nil }
}
