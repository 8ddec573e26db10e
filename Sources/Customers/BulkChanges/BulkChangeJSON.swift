import Kernel

/// A change of many accounts on the wire.
struct BulkChangeJSON: Encodable, Sendable {
  struct Counts: Encodable, Sendable {
    let chosen: Int
    let planned: Int
    let changed: Int
    let unchanged: Int
    let restored: Int
    let kept: Int
  }

  struct Effect: Encodable, Sendable {
    let field: String
    let from: String?
    let to: String?
    let accounts: Int
  }

  let id: ID<BulkChange>
  let state: String
  let accounts: Counts
  /// What the plan said.
  let effects: [Effect]
  let madeById: ID<Person>?
  let madeAt: Timestamp
  let finishedAt: Timestamp?
  let undoableUntil: Timestamp?
  let undoneById: ID<Person>?
  let undoneAt: Timestamp?

  init(_ change: BulkChange, _ counts: [BulkItemState: Int]) {
    id = change.id
    state = change.state.rawValue
    accounts = Counts(
      chosen: change.chosen, planned: counts[.planned] ?? 0, changed: counts[.changed] ?? 0,
      unchanged: counts[.unchanged] ?? 0, restored: counts[.restored] ?? 0, kept: counts[.kept] ?? 0)
    effects = change.effects.map {
      Effect(field: $0.effect.field.rawValue, from: $0.effect.from, to: $0.effect.to, accounts: $0.accounts)
    }
    madeById = change.madeBy
    madeAt = change.madeAt
    finishedAt = change.finishedAt
    undoableUntil = change.undoableUntil
    undoneById = change.undoneBy
    undoneAt = change.undoneAt
  }
}

/// One account of a change on the wire.
struct BulkItemJSON: Encodable, Sendable {
  struct Values: Encodable, Sendable {
    let ownerId: ID<Person>?
    let stage: LifecycleStage
    let tier: String?
    let tags: [String]

    init(_ values: BulkValues) {
      ownerId = values.owner
      stage = values.stage
      tier = values.tier
      tags = values.tags
    }
  }

  let accountId: ID<Account>
  let accountName: String
  let state: String
  let before: Values
  let after: Values

  init(_ item: BulkChangeStore.Item) {
    accountId = item.account
    accountName = item.name
    state = item.state.rawValue
    before = Values(item.old)
    after = Values(item.new)
  }
}
