import Kernel

/// What one cell of a written sheet holds.
public enum SheetValue: Sendable, Equatable {
  case empty
  /// Always text, whatever it begins with: never a formula, a number or a link.
  case text(String)
  case number(Double)
  /// A whole number; beyond 15 digits, more than a spreadsheet keeps, it is written as text.
  case integer(Int64)
  /// `units` divided by 10 to the power of `places` (0 to 4), shown with that many places: amounts of money.
  case decimal(units: Int64, places: Int)
  case yesNo(Bool)
  case date(LocalDate)
  /// Shown as wall-clock time in the writer's time zone.
  case moment(Timestamp)

  /// An amount in the usual unit of its currency, without the currency.
  public static func amount(_ money: Money) -> SheetValue {
    .decimal(units: money.minorUnits, places: money.currency.minorDigits)
  }
}
