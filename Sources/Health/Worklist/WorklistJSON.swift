import Customers
import Kernel

/// An item on the wire.
struct WorklistItemJSON: Encodable, Sendable {
  struct Order: Encodable, Sendable {
    let moneyShare: Double
    let probability: Double
    let urgency: Double
    /// In the reader's language.
    let text: String
  }

  struct Reason: Encodable, Sendable {
    let kind: WorkReasonKind
    let severity: String
    let since: LocalDate
    /// In the reader's language.
    let text: String
  }

  let accountId: ID<Account>
  let accountName: String
  let ownerId: ID<Person>?
  let priority: Int64
  let order: Order
  let arr: MoneyJSON
  let renewalOn: LocalDate?
  let healthBand: Band
  let healthScore: Points?
  let since: LocalDate?
  let severity: String
  let suggestedStep: WorkStep
  let reasons: [Reason]
  let version: Int

  init(_ item: WorklistItem, _ sentences: WorkSentences) {
    let row = item.row
    accountId = row.account
    accountName = item.accountName
    ownerId = item.owner
    priority = row.order.priority
    order = Order(
      moneyShare: row.order.money, probability: row.order.probability, urgency: row.order.urgency,
      text: sentences.order(row.order))
    arr = MoneyJSON(row.money)
    renewalOn = item.renewalOn
    healthBand = item.health.band
    healthScore = item.health.score
    since = row.since
    severity = "\(row.severity)"
    suggestedStep = WorkStep(for: row.reasons)
    reasons = row.reasons.map {
      Reason(kind: $0.kind, severity: "\($0.severity)", since: $0.since, text: sentences.sentence($0))
    }
    version = row.version
  }
}

/// A decision on the wire.
struct WorkDecisionJSON: Encodable, Sendable {
  let id: ID<WorkDecisionRecord>
  let accountId: ID<Account>
  let kind: WorkDecision.Kind
  /// What it was about.
  let reasons: [WorkReasonKind]
  let until: LocalDate?
  let reason: String?
  let decidedById: ID<Person>?
  let decidedAt: Timestamp
  let severity: String

  init(_ record: WorkDecisionRecord) {
    id = record.id
    accountId = record.account
    kind = record.kind
    reasons = record.kinds.kinds
    until = record.until
    reason = record.reason
    decidedById = record.person
    decidedAt = record.at
    severity = "\(record.severity)"
  }
}
