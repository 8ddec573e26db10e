extension PersonName {
  /// One or two signs for an avatar: `AS`, `민준`, `प्रश`; empty for an empty name.
  ///
  /// Hangul shows the last two syllables of the given name, as Korean messengers do; Devanagari the first consonant or
  /// vowel of each part, without its matra, so that two fit into a circle.
  public var initials: String {
    if display.isHangul { return String((given.isEmpty ? family : given).suffix(2)) }
    return [given, family].compactMap(Self.initial).joined()
  }

  private static func initial(of part: String) -> String? {
    guard let first = part.first(where: { $0.isLetter || $0.isNumber }) else { return nil }
    let base = first.unicodeScalars.prefix(1)
    let isDevanagari = base.allSatisfy { (0x900...0x97F).contains($0.value) }
    return isDevanagari ? String(base) : String(first).uppercased()
  }
}
