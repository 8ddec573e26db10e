import Foundation
import Kernel

/// Money on the wire: `{"amount": 242921, "currency": "USD"}`, the amount in the currency's main unit, exact.
public struct MoneyJSON: Encodable, Sendable {
  public let amount: Decimal
  public let currency: Currency

  public init(_ money: Money) {
    var scale = Decimal(1)
    for _ in 0..<money.currency.minorDigits { scale *= 10 }
    amount = Decimal(money.minorUnits) / scale
    currency = money.currency
  }
}
