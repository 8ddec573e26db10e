import Customers
import Kernel
import Storage

/// All SQL about the health of the accounts right below others. Who stands below whom is not dated: it is as now.
enum ChildHealthStore {
  /// The accounts right below those of a stretch, with the present score and revenue of each.
  static func present(
    _ stretch: WorkStretch, on day: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: [ChildHealth]] {
    var children: [ID<Account>: [ChildHealth]] = [:]
    try tx.forEach(
      """
      SELECT a.parent_id, a.id, a.name, a.currency, a.churned_on, s.health_score, s.mrr_minor FROM account a
      JOIN account_summary s ON s.workspace_id = a.workspace_id AND s.account_id = a.id
      WHERE a.workspace_id = \(workspace) AND \(stretch.holds("a.parent_id")) AND s.health_band <> 'grey'
        AND s.health_score IS NOT NULL AND s.health_day >= \(day - Int(ChildHealth.reach))
        AND NOT \(LifecycleStage.isOf(.churned, "a.stage"))
      """
    ) { row in
      var child = try child(row)
      child.scores = [(day, try row["health_score"])]
      child.revenue = [(day, nil, try row["mrr_minor"])]
      children[try row["parent_id"], default: []].append(child)
    }
    return children
  }

  /// The same of past days: every score and period of revenue that stands for one of them.
  ///
  /// - Parameter moment: what was learned later is left out; nil for all that is known.
  static func past(
    _ stretch: WorkStretch, from: LocalDate, to: LocalDate, knownAt moment: Timestamp?, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> [ID<Account>: [ChildHealth]] {
    let below: SQL = "a.workspace_id = \(workspace) AND \(stretch.holds("a.parent_id"))"
    let theirs: SQL = "workspace_id = \(workspace) AND account_id IN (SELECT a.id FROM account a WHERE \(below))"
    var parents: [ID<Account>: ID<Account>] = [:]
    var children: [ID<Account>: ChildHealth] = [:]
    try tx.forEach("SELECT a.parent_id, a.id, a.name, a.currency, a.churned_on FROM account a WHERE \(below)") { row in
      let child = try child(row)
      children[child.account] = child
      parents[child.account] = try row["parent_id"]
    }
    guard !children.isEmpty else { return [:] }
    let scores = HealthPastStore.scores(
      "\(theirs) AND day > \(from - Int(ChildHealth.reach) - 1) AND day <= \(to)", knownAt: moment)
    try tx.forEach("SELECT account_id, day, score FROM \(scores) h WHERE band <> 'grey' AND score IS NOT NULL") { row in
      children[try row["account_id"]]?.scores.append((try row["day"], try row["score"]))
    }
    let periods = SubscriptionPastStore.periods("\(theirs) AND starts_on <= \(to)", knownAt: moment)
    try tx.forEach("SELECT account_id, starts_on, ends_on, mrr_minor FROM \(periods) p") { row in
      children[try row["account_id"]]?.revenue.append((try row["starts_on"], try row["ends_on"], try row["mrr_minor"]))
    }
    let inOrder = children.values.sorted { $0.account < $1.account }
    return Dictionary(grouping: inOrder) { parents[$0.account] ?? $0.account }
  }

  /// The accounts right above these, each once.
  static func parents(
    of accounts: [ID<Account>], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>] {
    let parents = try accounts.chunks(of: 500).flatMap { some in
      try tx.values(
        """
        SELECT parent_id FROM account
        WHERE workspace_id = \(workspace) AND \(SQL.contains("id", some)) AND parent_id IS NOT NULL
        """, as: ID<Account>.self)
    }
    return Set(parents).sorted()
  }

  /// The accounts that stand below others and have none below them.
  static func leaves(in workspace: ID<Workspace>, _ tx: Transaction) throws -> [ID<Account>] {
    try tx.values(
      """
      SELECT a.id FROM account a WHERE a.workspace_id = \(workspace) AND a.parent_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM account k WHERE k.workspace_id = a.workspace_id AND k.parent_id = a.id)
      """)
  }

  private static func child(_ row: Row) throws -> ChildHealth {
    ChildHealth(
      account: try row["id"], name: try row["name"], currency: try row["currency"], churnedOn: try row["churned_on"])
  }
}
