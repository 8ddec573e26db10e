import Kernel
import Web

/// An account on the wire.
struct AccountJSON: Encodable, Sendable {
  let id: ID<Account>
  let version: Int
  let name: String
  let ownerId: ID<Person>?
  let parentId: ID<Account>?
  /// Nil when it is not known what it was on a day of the past.
  let stage: LifecycleStage?
  /// What the stage means for rules and health.
  let stageKind: LifecycleStage.Kind?
  let tier: String?
  let industry: String?
  let country: String?
  let language: LanguageCode?
  let timeZone: String?
  let seats: Int?
  let employees: Int?
  let customerSince: LocalDate?
  let churnedOn: LocalDate?
  let churnReason: String?
  let churnNote: String?
  /// By their keys: typed where an attribute is defined and the value fits, else the text that a source said.
  let attributes: [String: JSONValue]
  let externalIds: [ExternalID]
  let domains: [String]
  let tags: [String]
  let mrr: MoneyJSON
  let arr: MoneyJSON
  let renewalOn: LocalDate?
  let lastContactAt: Timestamp?
  let lastSeenAt: Timestamp?
  let health: HealthJSON
  let createdAt: Timestamp
  let updatedAt: Timestamp

  init(_ account: Account, _ summary: AccountSummary, _ definitions: AttributeDefinitions) {
    self.init(account, AccountState(account, summary), definitions)
  }

  init(_ account: Account, _ state: AccountState, _ definitions: AttributeDefinitions) {
    let (details, summary) = (account.details, state.summary)
    id = account.id
    version = account.version
    name = details.name
    ownerId = details.owner
    parentId = details.parent
    stage = state.stage
    stageKind = state.stage?.kind
    tier = details.tier
    industry = details.industry
    country = details.country
    language = details.language
    timeZone = details.timeZone
    seats = state.seats
    employees = details.employees
    customerSince = details.customerSince
    churnedOn = state.churn.on
    churnReason = state.churn.reason
    churnNote = state.churn.note
    attributes = definitions.json(details.attributes)
    externalIds = account.externalIDs
    domains = account.domains
    tags = account.tags
    mrr = MoneyJSON(Money(minorUnits: summary.mrrMinor, currency: details.currency))
    arr = MoneyJSON(Money(minorUnits: summary.mrrMinor &* 12, currency: details.currency))
    renewalOn = summary.renewalOn
    lastContactAt = summary.lastContactAt
    lastSeenAt = summary.lastSeenAt
    health = HealthJSON(summary.health)
    createdAt = account.createdAt
    updatedAt = account.updatedAt
  }
}

/// An account in a list on the wire.
struct AccountItemJSON: Encodable, Sendable {
  let id: ID<Account>
  let version: Int
  let name: String
  let ownerId: ID<Person>?
  let stage: LifecycleStage?
  let stageKind: LifecycleStage.Kind?
  let tier: String?
  let industry: String?
  let country: String?
  let seats: Int?
  let customerSince: LocalDate?
  let churnedOn: LocalDate?
  let mrr: MoneyJSON
  let arr: MoneyJSON
  let renewalOn: LocalDate?
  let lastContactAt: Timestamp?
  let health: HealthJSON

  init(_ item: AccountListItem) {
    id = item.id
    version = item.version
    name = item.name
    ownerId = item.owner
    stage = item.stage
    stageKind = item.stage?.kind
    tier = item.tier
    industry = item.industry
    country = item.country
    seats = item.seats
    customerSince = item.customerSince
    churnedOn = item.churnedOn
    mrr = MoneyJSON(item.mrr)
    arr = MoneyJSON(item.arr)
    renewalOn = item.summary.renewalOn
    lastContactAt = item.summary.lastContactAt
    health = HealthJSON(item.summary.health)
  }
}

/// An account's present health on the wire.
struct HealthJSON: Encodable, Sendable {
  /// Six decimal places; null when no measure has data.
  let score: Points?
  let band: HealthBand
  let coverage: Double
  let change: Points?
  let day: LocalDate?

  init(_ health: HealthSummary) {
    score = health.score
    band = health.band
    coverage = health.coverage
    change = health.change
    day = health.day
  }
}
