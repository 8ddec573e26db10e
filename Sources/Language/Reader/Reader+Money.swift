import Kernel

extension Reader {
  /// The amount with its currency in front: `$1,200`, `₹12,34,567.50`, `CHF 90`.
  ///
  /// Minor units show when there are some, or always with `.always`, as columns need it.
  public func money(_ amount: Money, fraction: MoneyFraction = .automatic) -> String {
    let decimal = decimal(amount, fraction)
    return localised(decimal.minus + symbol(of: amount.currency) + decimal.grouped(in: language))
  }

  /// Three figures and a word for the size: `$12.3K`, `₹12.3 लाख`, `₩1.23억`.
  public func compact(_ amount: Money) -> String {
    let decimal = DecimalText(amount.minorUnits, scale: amount.currency.minorDigits)
    return localised(decimal.minus + symbol(of: amount.currency) + compactText(decimal))
  }

  /// A change with its sign: `+$1,200`, `−₩30,000`.
  public func signed(_ change: Money, fraction: MoneyFraction = .automatic) -> String {
    let decimal = decimal(change, fraction)
    return localised(decimal.sign + symbol(of: change.currency) + decimal.grouped(in: language))
  }

  /// A change with its sign, three figures and a word for the size: `+$12.3K`.
  public func signedCompact(_ change: Money) -> String {
    change.minorUnits > 0 ? "+" + compact(change) : compact(change)
  }

  /// The sign that stands before an amount; a code and a no-break space where no sign is known to everybody.
  ///
  /// As in CLDR: the dollar without a country is the American one, except in Korean.
  public func symbol(of currency: Currency) -> String {
    switch currency.code {
    case "USD": language == .korean ? "US$" : "$"
    case "JPY": language == .english ? "¥" : "JP¥"
    case "AUD": language == .korean ? "AU$" : "A$"
    default: Self.symbols[currency.code] ?? "\(currency.code)\u{A0}"
    }
  }

  private static let symbols = [
    "INR": "₹", "KRW": "₩", "EUR": "€", "GBP": "£", "CNY": "CN¥", "CAD": "CA$", "HKD": "HK$", "NZD": "NZ$",
    "MXN": "MX$", "TWD": "NT$", "BRL": "R$", "VND": "₫", "ILS": "₪",
  ]

  private func decimal(_ amount: Money, _ fraction: MoneyFraction) -> DecimalText {
    let exact = DecimalText(amount.minorUnits, scale: amount.currency.minorDigits)
    return fraction == .automatic && exact.trimmed.fraction.isEmpty ? exact.trimmed : exact
  }
}
