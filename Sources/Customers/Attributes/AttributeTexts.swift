import Kernel
import Language

extension AttributeDefinition {
  /// The value as the reader sees it; nil when it does not fit.
  func shown(_ stored: String, _ words: Words) -> String? {
    let reader = words.reader
    switch value(of: stored) {
    case nil: return nil
    case .text(let text): return text
    case .number(let text):
      let places = text.split(separator: ".").dropFirst().first?.count ?? 0
      return reader.number(Double(text) ?? 0, places: places)
    case .money(let money): return reader.money(money)
    case .flag(let flag): return words[flag ? "attributes.yes" : "attributes.no"]
    case .date(let day): return reader.date(day)
    case .options(let keys):
      return keys.compactMap { option($0)?.name[words.language] }.joined(separator: ", ")
    }
  }
}
