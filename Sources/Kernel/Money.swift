/// An amount in one currency, in its smallest unit (cents, paise, won). Never a floating-point number.
public struct Money: Hashable, Codable, Sendable {
  /// The amount in the currency's minor unit: 1050 is $10.50, 1050 is ₩1,050.
  public let minorUnits: Int64
  public let currency: Currency

  public init(minorUnits: Int64, currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  public static func zero(_ currency: Currency) -> Money { Money(minorUnits: 0, currency: currency) }

  /// The sum, when both are of one currency and it fits 64 bits.
  public func adding(_ other: Money) throws(MoneyError) -> Money {
    guard currency == other.currency else { throw .differentCurrencies(currency, other.currency) }
    let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
    guard !overflow else { throw .tooLarge }
    return Money(minorUnits: sum, currency: currency)
  }

  /// The amount a whole number of times, when it fits 64 bits.
  public func times(_ factor: Int64) throws(MoneyError) -> Money {
    let (product, overflow) = minorUnits.multipliedReportingOverflow(by: factor)
    guard !overflow else { throw .tooLarge }
    return Money(minorUnits: product, currency: currency)
  }

  /// The amount as a plain decimal with the currency's digits: `10.50`, `1050`.
  public var decimal: String {
    let digits = currency.minorDigits
    let magnitude = padded(Int64(clamping: minorUnits.magnitude), digits + 1)
    let sign = minorUnits < 0 ? "-" : ""
    guard digits > 0 else { return sign + magnitude }
    return "\(sign)\(magnitude.dropLast(digits)).\(magnitude.suffix(digits))"
  }

  /// Reads a plain decimal (`1234.5`, `-3`), refusing more digits than the currency has unless they are zeros.
  public init?(decimal text: String, currency: Currency) {
    var digits = Substring(text)
    let negative = digits.first == "-"
    if negative || digits.first == "+" { digits = digits.dropFirst() }
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty else { return nil }
    var fraction = parts.count == 2 ? parts[1] : ""
    while fraction.utf8.count > currency.minorDigits, fraction.last == "0" { fraction = fraction.dropLast() }
    guard fraction.utf8.count <= currency.minorDigits, parts.count == 1 || !parts[1].isEmpty else { return nil }
    let padding = String(repeating: "0", count: currency.minorDigits - fraction.utf8.count)
    let all = whole + fraction + padding
    guard all.utf8.allSatisfy({ (48...57).contains($0) }), let minor = Int64(all) else { return nil }
    self.init(minorUnits: negative ? -minor : minor, currency: currency)
  }
}

extension Money: CustomStringConvertible {
  /// `10.50 USD`: for logs and reports, not for readers.
  public var description: String { "\(decimal) \(currency)" }
}

/// Why two amounts could not be reckoned with.
public enum MoneyError: Error, Equatable {
  case differentCurrencies(Currency, Currency)
  case tooLarge
}
