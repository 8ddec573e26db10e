import Kernel
import Language

/// Options as a form writes them, one a line: `gold = Gold | गोल्ड | 골드`.
///
/// Without a key in front the first name gives it; a name that is left out is the first one.
struct AttributeOptionLines {
  let options: [AttributeOption]
  /// The first line that is no option.
  let wrong: String?

  init(_ text: String) {
    var options: [AttributeOption] = []
    var wrong: String?
    for line in text.split(whereSeparator: \.isNewline).map({ String($0).trimmed }) where !line.isEmpty {
      if let option = Self.option(line) { options.append(option) } else { wrong = wrong ?? String(line.prefix(80)) }
    }
    self.options = options
    self.wrong = wrong
  }

  /// The lines of options that are there.
  static func text(_ options: [AttributeOption]) -> String {
    options.map { option in
      let names = [LanguageCode.english, .hindi, .korean].map { option.name[$0] }
      let shown = Set(names).count == 1 ? Array(names.prefix(1)) : names
      return "\(option.key) = \(shown.joined(separator: " | "))"
    }.joined(separator: "\n")
  }

  private static func option(_ line: String) -> AttributeOption? {
    let parts = line.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
    let names = (parts.last ?? "").split(separator: "|").map { TextNormalizer.stored(String($0).trimmed) }
      .filter { !$0.isEmpty }
    guard let first = names.first, names.count <= 3, names.allSatisfy({ $0.unicodeScalars.count <= 100 }) else {
      return nil
    }
    let key = parts.count == 2 ? parts[0] : HeaderName.key(first)
    guard AttributeDraft.isKey(key) else { return nil }
    return AttributeOption(
      key: key,
      name: LocalizedText(
        en: first, hi: names.count > 1 ? names[1] : first, ko: names.count > 2 ? names[2] : first))
  }
}
