import Kernel

/// A subscription as a file tells of it.
public struct SubscriptionRow: Hashable, Sendable {
  /// The line of the file, from 1.
  public let line: Int
  public let externalID: String?
  public let account: AccountReference
  public let product: String?
  public let plan: String?
  public let start: LocalDate
  /// Exclusive; nil while it is open.
  public let end: LocalDate?
  /// Monthly recurring revenue; a twelfth of the annual where the file has only that.
  public let mrr: Money
  /// Annual recurring revenue as the file says it: compared, never stored.
  public let statedARR: Money?
  /// From when the price holds; nil when the file does not say.
  public let priceFrom: LocalDate?
  public let seats: Int64?
  /// A word of `ImportChoice.billingPeriod`.
  public let billingPeriod: String?
  public let autoRenew: Bool?
  public let noticeDays: Int64?
  public let termMonths: Int64?
  /// Custom attributes by key.
  public let attributes: [String: ImportValue]

  /// Throws when a value is missing without which the row says nothing.
  public init(mapped row: MappedRow) throws(RowRefusal) {
    line = row.line
    externalID = row.text(.externalId)
    account = try row.require(row.account, .account)
    product = row.text(.product)
    plan = row.text(.plan)
    start = try row.require(row.date(.start), .start)
    end = row.date(.end)
    mrr = try row.require(row.money(.mrr) ?? row.money(.arr)?.twelfth, .mrr)
    statedARR = row.money(.arr)
    priceFrom = row.date(.priceFrom)
    seats = row.integer(.seats)
    billingPeriod = row.text(.billingPeriod)
    autoRenew = row.boolean(.autoRenew)
    noticeDays = row.integer(.noticeDays)
    termMonths = row.integer(.termMonths)
    attributes = row.attributes
  }
}

extension SubscriptionRow {
  /// Whether it ends before it begins.
  public var endsBeforeStart: Bool { end.map { $0 < start } ?? false }

  /// Whether the stated ARR is something else than twelve times MRR.
  public var arrDisagrees: Bool {
    guard let statedARR else { return false }
    return (try? mrr.times(12)) != statedARR
  }
}

extension Money {
  /// A twelfth, rounded to the minor unit, halves away from zero.
  fileprivate var twelfth: Money {
    let (quotient, remainder) = minorUnits.quotientAndRemainder(dividingBy: 12)
    let step: Int64 = remainder.magnitude >= 6 ? remainder.signum() : 0
    return Money(minorUnits: quotient + step, currency: currency)
  }
}
