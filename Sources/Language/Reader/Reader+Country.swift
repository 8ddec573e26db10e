import Foundation
import Kernel
import Synchronization

extension Reader {
  /// A country by its name in the reader's language (CLDR), from its code of ISO 3166-1; what is no such code stays
  /// as it is.
  public func country(_ code: String) -> String { CountryNames.of(language).names[code] ?? code }

  /// Every country with its name, in the order of the reader's alphabet.
  public var countries: [(code: String, name: String)] { CountryNames.of(language).sorted }
}

/// The names of the countries in one language, asked for once: ICU takes some milliseconds to load them.
private struct CountryNames: Sendable {
  let names: [String: String]
  let sorted: [(code: String, name: String)]

  private static let known = Mutex<[LanguageCode: CountryNames]>([:])
  /// Codes of tests, unions and places that are no country.
  private static let others: Set<String> = ["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]

  static func of(_ language: LanguageCode) -> CountryNames {
    known.withLock { known in
      if let names = known[language] { return names }
      let names = CountryNames(language)
      known[language] = names
      return names
    }
  }

  private init(_ language: LanguageCode) {
    let locale = Locale(identifier: language.rawValue)
    let codes = Locale.Region.isoRegions.map(\.identifier).filter { $0.count == 2 && !Self.others.contains($0) }
    let pairs = codes.compactMap { code in
      locale.localizedString(forRegionCode: code).map { (code: code, name: TextNormalizer.stored($0)) }
    }
    names = Dictionary(pairs.map { ($0.code, $0.name) }) { first, _ in first }
    sorted = pairs.map { (SortKey.make($0.name, for: language), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
