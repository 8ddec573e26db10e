import CLocales
import Foundation
import Kernel

/// The texts of the interface in every language, read once and shared.
public struct Catalogue: Sendable {
  /// The texts as they stand in the files, by language and key.
  public let texts: [LanguageCode: [String: String]]
  private let templates: [LanguageCode: [String: Template]]

  /// Takes texts that are already there, as tests do.
  public init(_ texts: [LanguageCode: [String: String]]) {
    self.texts = texts
    templates = texts.mapValues { $0.mapValues { Template($0) } }
  }

  /// Reads `en.json`, `hi.json` and `ko.json` from `folder`, as translators do while they work.
  ///
  /// Throws when a file is missing or is no flat JSON object of strings.
  public init(folder: URL) throws {
    var texts: [LanguageCode: [String: String]] = [:]
    for language in LanguageCode.allCases {
      let file = folder.appending(path: "\(language.rawValue).json")
      texts[language] = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
    }
    self.init(texts)
  }

  /// The catalogues that were compiled into the program from `Locales/`.
  ///
  /// A file that is not valid JSON counts as empty here; `CatalogueTests` finds that before anyone else does.
  public static let embedded = Catalogue([
    .english: decoded(locale_file_en()),
    .hindi: decoded(locale_file_hi()),
    .korean: decoded(locale_file_ko()),
  ])

  /// The words for one reader.
  public func words(for reader: Reader) -> Words {
    Words(reader: reader, templates: templates[reader.language] ?? [:])
  }

  private static func decoded(_ file: locale_file) -> [String: String] {
    let data = Data(UnsafeBufferPointer(start: file.bytes, count: file.count))
    return (try? JSONDecoder().decode([String: String].self, from: data)) ?? [:]
  }
}
