import Kernel

extension Reader {
  /// Three figures and a word for the size: `12.3K`, `12.3 लाख`, `1.23만`. "–" when not finite.
  public func compact(_ value: Double) -> String {
    DecimalText(value).map { localised($0.minus + compactText($0)) } ?? Self.noValue
  }

  /// Three figures and a word for the size: `12.3K`, `12.3 लाख`, `1.23만`.
  public func compact(_ value: some BinaryInteger) -> String {
    let decimal = DecimalText(value)
    return localised(decimal.minus + compactText(decimal))
  }

  /// The magnitude, without a sign and with western digits.
  func compactText(_ decimal: DecimalText) -> String {
    let fitting = CompactUnit.units(in: language).last { $0.exponent < decimal.whole.count }
    let rounded = decimal.threeFigures(by: fitting ?? .none)
    // 999,950 becomes 1000K by rounding, which is 1M.
    let next = CompactUnit.units(in: language).first { $0.exponent > (fitting ?? .none).exponent }
    if let next, rounded.whole.count + (fitting ?? .none).exponent > next.exponent {
      return decimal.threeFigures(by: next).grouped(in: language) + next.suffix
    }
    return rounded.grouped(in: language) + (fitting ?? .none).suffix
  }
}

/// A power of ten that has a word.
private struct CompactUnit {
  let exponent: Int
  let suffix: String

  static let none = CompactUnit(exponent: 0, suffix: "")

  /// Ascending. Hindi stops at crore, as business papers do: 1,235 करोड़, not 12.4 अरब.
  static func units(in language: LanguageCode) -> [CompactUnit] {
    switch language {
    case .english: english
    case .hindi: hindi
    case .korean: korean
    }
  }

  private static let english = [
    CompactUnit(exponent: 3, suffix: "K"), CompactUnit(exponent: 6, suffix: "M"),
    CompactUnit(exponent: 9, suffix: "B"), CompactUnit(exponent: 12, suffix: "T"),
  ]
  private static let hindi = [
    CompactUnit(exponent: 3, suffix: "\u{A0}हज़ार"), CompactUnit(exponent: 5, suffix: "\u{A0}लाख"),
    CompactUnit(exponent: 7, suffix: "\u{A0}करोड़"),
  ]
  private static let korean = [
    CompactUnit(exponent: 3, suffix: "천"), CompactUnit(exponent: 4, suffix: "만"),
    CompactUnit(exponent: 8, suffix: "억"), CompactUnit(exponent: 12, suffix: "조"),
  ]
}

extension DecimalText {
  /// In units of `unit`, with so many places that three figures show; whole digits are never rounded away.
  fileprivate func threeFigures(by unit: CompactUnit) -> DecimalText {
    let scaled = shifted(by: unit.exponent)
    let rounded = scaled.rounded(to: max(0, 3 - scaled.whole.count))
    // 9.999 rounds to 10.00, which then has one place too many.
    return rounded.rounded(to: max(0, 3 - rounded.whole.count)).trimmed
  }
}
