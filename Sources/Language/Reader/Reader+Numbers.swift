import Kernel

extension Reader {
  /// `1,234,567`, for Hindi `12,34,567`.
  public func number(_ value: some BinaryInteger) -> String { text(DecimalText(value)) }

  /// With exactly `places` after the decimal mark, rounded half away from zero: `12.5`. "–" when not finite.
  public func number(_ value: Double, places: Int = 1) -> String {
    DecimalText(value).map { text($0.rounded(to: places)) } ?? Self.noValue
  }

  /// Health points with exactly `places` (0 to 6) after the decimal mark: `61.5`.
  public func number(_ points: Points, places: Int = 0) -> String {
    text(DecimalText(points.millionths, scale: 6).rounded(to: places))
  }

  /// A share as a percentage: `0.123` is `12%`. "–" when not finite.
  public func percent(_ share: Double, places: Int = 0) -> String {
    guard let decimal = DecimalText(share) else { return Self.noValue }
    return text(decimal.shifted(by: -2).rounded(to: places), suffix: "%")
  }

  /// A change with its sign: `+3`, `−12`, `0`.
  public func signed(_ change: some BinaryInteger) -> String { signedText(DecimalText(change)) }

  /// A change with its sign and exactly `places` after the decimal mark.
  public func signed(_ change: Double, places: Int = 1) -> String {
    DecimalText(change).map { signedText($0.rounded(to: places)) } ?? Self.noValue
  }

  /// A change of health points with its sign: `−12.5`.
  public func signed(_ change: Points, places: Int = 0) -> String {
    signedText(DecimalText(change.millionths, scale: 6).rounded(to: places))
  }

  /// A change of a share, in percent: `+4%`.
  public func signedPercent(_ change: Double, places: Int = 0) -> String {
    guard let decimal = DecimalText(change) else { return Self.noValue }
    let rounded = decimal.shifted(by: -2).rounded(to: places)
    return localised(rounded.sign + rounded.grouped(in: language) + "%")
  }

  /// What stands where there is no value: an en dash.
  public static let noValue = "–"

  func text(_ decimal: DecimalText, suffix: String = "") -> String {
    localised(decimal.minus + decimal.grouped(in: language) + suffix)
  }

  private func signedText(_ decimal: DecimalText) -> String {
    localised(decimal.sign + decimal.grouped(in: language))
  }
}
