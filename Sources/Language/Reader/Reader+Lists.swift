import Kernel

extension Reader {
  /// `A, B and C` · `A, B और C` · `A, B 및 C` (CLDR's standard list, without the serial comma).
  public func list(_ items: [String]) -> String { joined(items, and: (" and ", " और ", " 및 ")) }

  /// `A, B or C` · `A, B या C` · `A, B 또는 C`.
  public func alternatives(_ items: [String]) -> String { joined(items, and: (" or ", " या ", " 또는 ")) }

  private func joined(_ items: [String], and last: (english: String, hindi: String, korean: String)) -> String {
    guard items.count > 1, let final = items.last else { return items.first ?? "" }
    let conjunction =
      switch language {
      case .english: last.english
      case .hindi: last.hindi
      case .korean: last.korean
      }
    return items.dropLast().joined(separator: ", ") + conjunction + final
  }
}
