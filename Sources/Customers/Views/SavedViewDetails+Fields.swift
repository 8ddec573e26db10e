import Kernel
import Language
import Web

extension SavedViewDetails {
  /// Takes over what a request says; what it does not mention stays as it is.
  mutating func read(_ fields: inout Fields, isNew: Bool) {
    if isNew || fields.has("name") { name = TextNormalizer.stored(fields.text("name", limit: 100)) }
    if fields.has("filter") { filter = fields.optionalText("filter", limit: FilterLimits.length) ?? "" }
    if fields.has("sort") { sort = fields.parsed("sort", "notAChoice", Self.sort) ?? "name" }
    if fields.has("columns") {
      let chosen = fields.texts("columns", most: AccountColumn.allCases.count) ?? []
      let known = chosen.compactMap(AccountColumn.init(rawValue:))
      fields.validation.require(known.count == chosen.count, "/columns", "notAChoice")
      columns = known.isEmpty ? nil : known
    }
  }

  private static func sort(_ text: String) -> String? {
    let key = text.hasPrefix("-") ? String(text.dropFirst()) : text
    return AccountSort(rawValue: key).map { _ in text }
  }
}
