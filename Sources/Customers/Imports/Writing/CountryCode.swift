import Foundation

/// Reads countries as files write them: by code, or by name in three languages.
enum CountryCode {
  /// ISO 3166-1 alpha-2 by folded name (Unicode CLDR).
  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for language in ["en", "hi", "ko"] {
      let locale = Locale(identifier: language)
      for region in Locale.Region.isoRegions where region.identifier.utf8.count == 2 {
        guard let name = locale.localizedString(forRegionCode: region.identifier) else { continue }
        names[HeaderName.fold(name)] = region.identifier
      }
    }
    names["usa"] = "US"
    names["uk"] = "GB"
    names["korea"] = "KR"
    names["한국"] = "KR"
    return names
  }()
  private static let codes = Set(names.values)

  /// Two capital letters; nil for what is no country.
  static func code(_ text: String) -> String? {
    let upper = text.uppercased()
    return codes.contains(upper) ? upper : names[HeaderName.fold(text)]
  }
}
