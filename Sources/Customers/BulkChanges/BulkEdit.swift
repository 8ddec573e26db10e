import Kernel

/// What is changed about many accounts at once; what is nil stays as it is.
struct BulkEdit: Sendable, Equatable, Codable {
  /// A value to set; nil takes the value away.
  struct Setting<Value: Codable & Sendable & Equatable>: Codable, Sendable, Equatable {
    let value: Value?
  }

  var owner: Setting<ID<Person>>?
  var stage: LifecycleStage?
  var tier: Setting<String>?
  var addTags: [String] = []
  var removeTags: [String] = []

  var isEmpty: Bool {
    owner == nil && stage == nil && tier == nil && addTags.isEmpty && removeTags.isEmpty
  }

  /// The values as they are after the change.
  func applied(to values: BulkValues) -> BulkValues {
    var after = values
    if let owner { after.owner = owner.value }
    if let stage { after.stage = stage }
    if let tier { after.tier = tier.value }
    if !addTags.isEmpty || !removeTags.isEmpty {
      after.tags = Set(values.tags).subtracting(removeTags).union(addTags).sorted()
    }
    return after
  }

  /// Whether two values are the same in everything that this change is about.
  func isSame(_ left: BulkValues, _ right: BulkValues) -> Bool {
    (owner == nil || left.owner == right.owner) && (stage == nil || left.stage == right.stage)
      && (tier == nil || left.tier == right.tier)
      && ((addTags.isEmpty && removeTags.isEmpty) || left.tags == right.tags)
  }

  /// `values` with what this change is about taken from `old`.
  func restored(_ values: BulkValues, from old: BulkValues) -> BulkValues {
    var after = values
    if owner != nil { after.owner = old.owner }
    if stage != nil { after.stage = old.stage }
    if tier != nil { after.tier = old.tier }
    if !addTags.isEmpty || !removeTags.isEmpty { after.tags = old.tags }
    return after
  }
}

/// What of an account can be changed for many at once.
struct BulkValues: Sendable, Equatable, Codable {
  var owner: ID<Person>?
  var stage: LifecycleStage
  var tier: String?
  /// In order.
  var tags: [String]

  init(owner: ID<Person>?, stage: LifecycleStage, tier: String?, tags: [String]) {
    self.owner = owner
    self.stage = stage
    self.tier = tier
    self.tags = tags
  }

  init(_ account: Account) {
    self.init(
      owner: account.details.owner, stage: account.details.stage, tier: account.details.tier,
      tags: account.tags.sorted())
  }

  /// The command that gives an account these values.
  func command(for account: Account) -> AccountActions.Command {
    var command = account.command
    command.details.owner = owner
    command.details.stage = stage
    command.details.tier = tier
    command.tags = tags
    return command
  }
}
