import Customers
import Kernel

extension Health {
  /// What becomes of scores and worklists when two accounts become one: the scores of the other are kept aside, those
  /// of the one that stays are computed anew.
  public static let accountMergePart = MergePart(
    tables: [
      MergedTable("health_score", "account_id", .restored(derived: .all)),
      MergedTable("health_score_past", "account_id", .restored(derived: .all)),
      MergedTable("health_span", "account_id", .restored(derived: .all)),
      MergedTable(
        "work_item", "account_id",
        .restored(
          derived: .columns([
            "priority", "money_share", "probability", "urgency", "money_minor", "currency", "since", "reasons",
            "severity", "kinds", "version", "updated_at",
          ]))),
      MergedTable("work_item_decision", "account_id", .moves, word: "decisions"),
    ],
    undone: { pair, _, tx in
      let survivor = pair.ids(of: Account.self).survivor
      try HealthMergeStore.forgetReplaced(of: survivor, in: pair.workspace, tx)
      // Its days since the merge keep their scores; the span before them is one that ends.
      try HealthSpanStore.rebuild([survivor], from: pair.mergedAt.utcDay - 1, in: pair.workspace, tx)
    })
}
