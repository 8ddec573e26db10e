import Kernel

/// What a person or a source says about an account. ARR and MRR are never among it: they follow from subscriptions.
public struct AccountDetails: Codable, Sendable, Equatable {
  public var name: String
  public var owner: ID<Person>?
  public var parent: ID<Account>?
  public var stage: LifecycleStage
  public var tier: String?
  public var industry: String?
  /// ISO 3166-1, two capital letters.
  public var country: String?
  /// The language in which to write to the customer.
  public var language: LanguageCode?
  /// IANA name, as `Asia/Seoul`.
  public var timeZone: String?
  public var currency: Currency
  public var seats: Int?
  public var employees: Int?
  public var customerSince: LocalDate?
  public var churnedOn: LocalDate?
  public var churnReason: String?
  public var churnNote: String?
  /// What sources said beyond these fields, and the values of attributes that the workspace has defined.
  public var attributes: [String: String]

  public init(
    name: String, owner: ID<Person>? = nil, parent: ID<Account>? = nil, stage: LifecycleStage = .adopting,
    tier: String? = nil, industry: String? = nil, country: String? = nil, language: LanguageCode? = nil,
    timeZone: String? = nil, currency: Currency, seats: Int? = nil, employees: Int? = nil,
    customerSince: LocalDate? = nil, churnedOn: LocalDate? = nil, churnReason: String? = nil,
    churnNote: String? = nil, attributes: [String: String] = [:]
  ) {
    self.name = name
    self.owner = owner
    self.parent = parent
    self.stage = stage
    self.tier = tier
    self.industry = industry
    self.country = country
    self.language = language
    self.timeZone = timeZone
    self.currency = currency
    self.seats = seats
    self.employees = employees
    self.customerSince = customerSince
    self.churnedOn = churnedOn
    self.churnReason = churnReason
    self.churnNote = churnNote
    self.attributes = attributes
  }
}
