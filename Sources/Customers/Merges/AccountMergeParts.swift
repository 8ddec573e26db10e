import Kernel
import Storage

/// What moves when two accounts become one, of this room.
enum AccountMergeParts {
  static let subject = MergedTable("account", "id", .handled)

  /// Segments come last: who is in them follows from all the rest.
  static let all: [MergePart] = [people, facts, money, attributes, RollupMerge.part, SegmentMerge.part]

  private static let people = MergePart(tables: [
    MergedTable("account", "parent_id", .moves, word: "children"),
    MergedTable("account_contact", "account_id", .moves, word: "contacts"),
    MergedTable("account_external_id", "account_id", .moves, word: "externalIds"),
    MergedTable("account_domain", "account_id", .moves, word: "domains"),
    MergedTable("account_tag", "account_id", .moves, word: "tags"),
    MergedTable("account_member", "account_id", .moves, word: "members"),
    // The stages of another account are not stages of this one; the timeline has them all.
    MergedTable("account_stage_change", "account_id", .restored(derived: .columns([]))),
    MergedTable("account_churn_past", "account_id", .restored(derived: .columns([]))),
  ])

  private static let facts = MergePart(tables: [
    MergedTable("event", "account_id", .moves, word: "events"),
    MergedTable("event", "subject_id", .moves),
    MergedTable("note", "account_id", .moves, word: "notes"),
    MergedTable("task", "account_id", .moves, word: "tasks"),
    MergedTable("notification", "account_id", .moves),
    MergedTable("observation", "account_id", .moves, word: "observations"),
    MergedTable("metric_value", "account_id", .restored(derived: .all)),
    MergedTable("bulk_change_item", "account_id", .aside),
    MergedTable("import_key", "account_id", .moves),
    MergedTable("import_key", "subject_id", .moves),
    MergedTable("import_key_before", "account_id", .moves),
    MergedTable("import_key_before", "subject_id", .moves),
  ])

  private static let money = MergePart(
    tables: [
      MergedTable("subscription", "account_id", .moves, word: "subscriptions"),
      MergedTable("subscription_period", "account_id", .moves),
      MergedTable("subscription_period_past", "account_id", .moves),
      MergedTable("mrr_movement", "account_id", .restored(derived: .columns([]))),
      MergedTable(
        "account_summary", "account_id",
        .restored(
          derived: .columns([
            "mrr_minor", "renewal_on", "health_score", "health_band", "health_coverage", "health_change",
            "health_day", "health_trend",
          ]))),
    ], merged: mergeMoney, undone: undoMoney)

  /// The values by which filters find accounts follow from the attributes of the two.
  private static let attributes = MergePart(
    tables: [MergedTable("account_attribute_value", "account_id", .restored(derived: .all))],
    undone: { pair, _, tx in
      let (survivor, merged) = pair.ids(of: Account.self)
      try AttributeValueStore.refresh([survivor, merged], in: pair.workspace, tx)
    })

  private static func mergeMoney(_ pair: MergePair, _ journal: inout MergeJournal, _ tx: Transaction) throws {
    let survivor = pair.ids(of: Account.self).survivor
    try SubscriptionStore.refreshMovements(of: [survivor], in: pair.workspace, tx)
    try AccountSummaryStore.refreshMoney(of: [survivor], on: pair.now.utcDay, in: pair.workspace, tx)
    let other = try MergeMoneyStore.summary(in: journal, of: pair.merged, tx)
    if let moment = other.lastContactAt {
      try AccountSummaryStore.noteContact(with: survivor, at: moment, in: pair.workspace, tx)
    }
    if let moment = other.lastSeenAt {
      try AccountSummaryStore.noteSeen([survivor: moment], in: pair.workspace, tx)
    }
  }

  /// What follows from subscriptions is what it was, unless they have changed or the day is another one.
  private static func undoMoney(_ pair: MergePair, _ journal: inout MergeJournal, _ tx: Transaction) throws {
    let (survivor, merged) = pair.ids(of: Account.self)
    let isAnotherDay = pair.now.utcDay != pair.mergedAt.utcDay
    guard try isAnotherDay || MergeMoneyStore.movementsDiffer(of: [survivor, merged], in: pair.workspace, tx)
    else { return }
    try SubscriptionStore.refreshMovements(of: [survivor, merged], in: pair.workspace, tx)
    try AccountSummaryStore.refreshMoney(of: [survivor, merged], on: pair.now.utcDay, in: pair.workspace, tx)
  }
}
