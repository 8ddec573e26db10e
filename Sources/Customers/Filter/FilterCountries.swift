import Foundation
import Kernel
import Storage

/// The countries of ISO 3166-1 by their two letters, with what they are called in the three languages.
public enum FilterCountries {
  public static let all: [FilterChoice] = Locale.Region.isoRegions
    .map(\.identifier).filter { $0.count == 2 && $0.allSatisfy(\.isLetter) }.sorted()
    .map { code in
      FilterChoice(
        code,
        FilterNames(
          english: [name(of: code, .english)] + (others[code] ?? []), hindi: [name(of: code, .hindi)],
          korean: [name(of: code, .korean)]))
    }

  /// The country of this code or name in any of the languages.
  static func find(_ text: String) -> FilterChoice? { all.first { $0.isCalled(text) } }

  /// A column that holds two letters, or a name as a source wrote it: a country is found by whatever it is called.
  static func condition(_ column: SQL) -> FilterCondition {
    { comparison, context in
      guard case .words(let words) = comparison else { return FilterColumn.text(column)(comparison, context) }
      let spellings = words.flatMap { word in find(word).map { [$0.value] + $0.names.all + [word] } ?? [word] }
      return SQL.contains(column, Array(Set(spellings)).sorted())
    }
  }

  /// What some countries are called as well.
  private static let others = [
    "US": ["USA", "United States of America", "America"], "GB": ["UK", "Great Britain"], "AE": ["UAE"],
    "KR": ["Korea", "Republic of Korea"], "CZ": ["Czech Republic"], "NL": ["Holland"], "TR": ["Turkey"],
    "VN": ["Viet Nam"],
  ]

  private static func name(of code: String, _ language: LanguageCode) -> String {
    Locale(identifier: language.rawValue).localizedString(forRegionCode: code) ?? code
  }
}
