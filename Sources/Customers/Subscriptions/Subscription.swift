import Kernel
import Storage

/// What an account pays for, from a day to a day.
public struct Subscription: IDPrefixed, Codable, Sendable, Equatable {
  public static let idPrefix = "sub"

  public let id: ID<Subscription>
  public let account: ID<Account>
  public var version: Int
  public var terms: SubscriptionTerms
  /// The price over time, in order; never empty.
  public var periods: [SubscriptionPeriod]
  public var externalIDs: [ExternalID]
  public let createdAt: Timestamp
  public var updatedAt: Timestamp

  public init(
    id: ID<Subscription>, account: ID<Account>, version: Int = 1, terms: SubscriptionTerms,
    periods: [SubscriptionPeriod], externalIDs: [ExternalID] = [], createdAt: Timestamp, updatedAt: Timestamp
  ) {
    self.id = id
    self.account = account
    self.version = version
    self.terms = terms
    self.periods = periods
    self.externalIDs = externalIDs
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }

  /// The price of the last period.
  public var mrr: Money? { periods.last?.mrr }
}

/// Everything about a subscription but its price.
public struct SubscriptionTerms: Codable, Sendable, Equatable {
  public var product: String?
  public var plan: String?
  public var startsOn: LocalDate
  /// Exclusive: the first day without it. Nil when open.
  public var endsOn: LocalDate?
  public var billingPeriod: String?
  public var autoRenews: Bool?
  public var noticeDays: Int?
  public var isTrial: Bool
  public var attributes: [String: String]

  public init(
    product: String? = nil, plan: String? = nil, startsOn: LocalDate, endsOn: LocalDate? = nil,
    billingPeriod: String? = nil, autoRenews: Bool? = nil, noticeDays: Int? = nil, isTrial: Bool = false,
    attributes: [String: String] = [:]
  ) {
    self.product = product
    self.plan = plan
    self.startsOn = startsOn
    self.endsOn = endsOn
    self.billingPeriod = billingPeriod
    self.autoRenews = autoRenews
    self.noticeDays = noticeDays
    self.isTrial = isTrial
    self.attributes = attributes
  }
}

/// A stretch of days with one price.
public struct SubscriptionPeriod: Codable, Sendable, Equatable {
  public var startsOn: LocalDate
  /// Exclusive; nil when open.
  public var endsOn: LocalDate?
  /// What a month costs; zero for trials, negative for refunds.
  public var mrr: Money
  public var seats: Int?

  public init(startsOn: LocalDate, endsOn: LocalDate?, mrr: Money, seats: Int? = nil) {
    self.startsOn = startsOn
    self.endsOn = endsOn
    self.mrr = mrr
    self.seats = seats
  }
}
