import Foundation
import Kernel
import Language

/// A metric's definition on the wire.
struct MetricJSON: Encodable, Sendable {
  let key: String
  let name: String
  let unit: String
  let kind: String
  let direction: MetricDirection

  init(_ metric: Metric, _ words: Words) {
    key = metric.key
    name = metric.name[words.language]
    unit = metric.unit
    kind = metric.kind.rawValue
    direction = metric.direction
  }

  /// MRR and ARR, which come from subscriptions.
  init(_ key: String, _ words: Words) {
    self.key = key
    name = words["metric.\(key)"]
    unit = ""
    kind = "money"
    direction = .up
  }
}

/// A total of money on a day, on the wire.
struct MoneyMetricJSON: Encodable, Sendable {
  let key: String
  let asOf: LocalDate
  /// Of the currency with the largest total: the only one, as a rule.
  let amount: Decimal
  let currency: Currency
  /// By currency, the largest first.
  let amounts: [MoneyJSON]

  init(_ key: String, _ amounts: [Money], asOf day: LocalDate, currency: Currency) {
    self.key = key
    asOf = day
    let main = MoneyJSON(amounts.first ?? .zero(currency))
    amount = main.amount
    self.currency = main.currency
    self.amounts = amounts.map { MoneyJSON($0) }
  }
}

/// A metric on a day over all visible accounts, on the wire.
struct MetricTotalJSON: Encodable, Sendable {
  let key: String
  let asOf: LocalDate
  let metric: MetricJSON
  /// The sum of the day's values.
  let total: Double
  /// Their mean; null without any.
  let mean: Double?
  /// Accounts with a value on the day.
  let accounts: Int

  init(_ metric: Metric, _ totals: (sum: Double, accounts: Int), asOf day: LocalDate, _ words: Words) {
    key = metric.key
    asOf = day
    self.metric = MetricJSON(metric, words)
    total = totals.sum
    mean = totals.accounts == 0 ? nil : totals.sum / Double(totals.accounts)
    accounts = totals.accounts
  }
}
