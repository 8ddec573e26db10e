/// Whether the minor units of an amount are written.
public enum MoneyFraction: Sendable {
  /// Only when they are not zero: `$1,200`, `$1,200.50`.
  case automatic
  /// As many places as the currency has: `$1,200.00`.
  case always
}
