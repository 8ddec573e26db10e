import Kernel

/// A subscription on the wire.
struct SubscriptionJSON: Encodable, Sendable {
  struct Period: Encodable, Sendable {
    let startsOn: LocalDate
    let endsOn: LocalDate?
    let mrr: MoneyJSON
    let seats: Int?
  }

  let id: ID<Subscription>
  let accountId: ID<Account>
  let version: Int
  let product: String?
  let plan: String?
  let startsOn: LocalDate
  let endsOn: LocalDate?
  let billingPeriod: String?
  let autoRenews: Bool?
  let noticeDays: Int?
  let isTrial: Bool
  let mrr: MoneyJSON?
  let periods: [Period]
  let createdAt: Timestamp
  let updatedAt: Timestamp

  init(_ subscription: Subscription) {
    let terms = subscription.terms
    id = subscription.id
    accountId = subscription.account
    version = subscription.version
    product = terms.product
    plan = terms.plan
    startsOn = terms.startsOn
    endsOn = terms.endsOn
    billingPeriod = terms.billingPeriod
    autoRenews = terms.autoRenews
    noticeDays = terms.noticeDays
    isTrial = terms.isTrial
    mrr = subscription.mrr.map(MoneyJSON.init)
    periods = subscription.periods.map {
      Period(startsOn: $0.startsOn, endsOn: $0.endsOn, mrr: MoneyJSON($0.mrr), seats: $0.seats)
    }
    createdAt = subscription.createdAt
    updatedAt = subscription.updatedAt
  }
}
