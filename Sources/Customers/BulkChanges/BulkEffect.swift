import Kernel

/// One line of a preview: so many accounts go from one value to another.
struct BulkEffect: Sendable, Hashable, Codable {
  enum Field: String, Codable, Sendable, CaseIterable { case owner, stage, tier, tag }

  let field: Field
  /// As it is stored; nil for none.
  let from: String?
  let to: String?

  /// What happens to one account.
  static func effects(from old: BulkValues, to new: BulkValues) -> [BulkEffect] {
    var effects: [BulkEffect] = []
    if old.owner != new.owner {
      effects.append(BulkEffect(field: .owner, from: old.owner?.description, to: new.owner?.description))
    }
    if old.stage != new.stage {
      effects.append(BulkEffect(field: .stage, from: old.stage.rawValue, to: new.stage.rawValue))
    }
    if old.tier != new.tier { effects.append(BulkEffect(field: .tier, from: old.tier, to: new.tier)) }
    for tag in Set(new.tags).subtracting(old.tags).sorted() {
      effects.append(BulkEffect(field: .tag, from: nil, to: tag))
    }
    for tag in Set(old.tags).subtracting(new.tags).sorted() {
      effects.append(BulkEffect(field: .tag, from: tag, to: nil))
    }
    return effects
  }
}

/// How many accounts an effect concerns.
struct BulkEffectCount: Sendable, Equatable, Codable {
  let effect: BulkEffect
  let accounts: Int

  /// The most frequent first within each field.
  static func counted(_ counts: [BulkEffect: Int]) -> [BulkEffectCount] {
    let order = Dictionary(BulkEffect.Field.allCases.enumerated().map { ($1, $0) }) { first, _ in first }
    return counts.map { BulkEffectCount(effect: $0.key, accounts: $0.value) }.sorted {
      (order[$0.effect.field] ?? 0, -$0.accounts, $0.effect.from ?? "", $0.effect.to ?? "")
        < (order[$1.effect.field] ?? 0, -$1.accounts, $1.effect.from ?? "", $1.effect.to ?? "")
    }
  }
}
