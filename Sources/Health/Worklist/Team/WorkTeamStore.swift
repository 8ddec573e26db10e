import Customers
import Kernel
import Storage

/// All SQL that counts what waits and what was decided, by person and by reason.
enum WorkTeamStore {
  /// What waits for each owner; of accounts without one under nil.
  ///
  /// - Parameter owners: nil for everybody's.
  static func open(
    _ owners: Set<ID<Person>>?, on day: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Person>?: WorkTeam.Row] {
    var rows: [ID<Person>?: WorkTeam.Row] = [:]
    try tx.forEach(openStatement(owners, on: day, in: workspace)) { row in
      let person: ID<Person>? = try row["owner_id"]
      let (items, urgent): (Int, Int) = (try row["items"], try row["urgent"])
      let (minor, oldest): (Int64, LocalDate) = (try row["money"], try row["oldest"])
      var known = rows[person] ?? WorkTeam.Row(person: person)
      known.open += items
      known.urgent += urgent
      if minor != 0 { known.money.append(Money(minorUnits: minor, currency: try row["currency"])) }
      known.oldest = min(known.oldest ?? oldest, oldest)
      rows[person] = known
    }
    return rows
  }

  static func openStatement(
    _ owners: Set<ID<Person>>?, on day: LocalDate, in workspace: ID<Workspace>
  ) -> SQL {
    let owned: SQL = owners.map { SQL.contains("a.owner_id", $0.sorted()) } ?? "1 = 1"
    // CROSS JOIN: SQLite takes the tables in this order. Half of all accounts may have an item: those come first.
    let tables: SQL = owners == nil ? "work_item w CROSS JOIN account a" : "account a CROSS JOIN work_item w"
    return """
      SELECT a.owner_id, w.currency, count(*) AS items, count(*) FILTER (WHERE w.severity = 3) AS urgent,
        CAST(sum(w.money_minor) AS BIGINT) AS money, min(w.since) AS oldest
      FROM \(tables)
      WHERE a.workspace_id = \(workspace) AND a.id = w.account_id AND \(WorklistListStore.shown(day, in: workspace))
        AND \(owned)
      GROUP BY a.owner_id, w.currency ORDER BY 3 DESC, 2
      """
  }

  /// How many items each person dealt with.
  static func done(
    by people: Set<ID<Person>>?, since moment: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Person>: Int] {
    let chosen: SQL = people.map { SQL.contains("decided_by", $0.sorted()) } ?? "decided_by IS NOT NULL"
    let rows = try tx.all(
      """
      SELECT decided_by, count(*) AS decisions FROM work_item_decision
      WHERE workspace_id = \(workspace) AND kind = \(WorkDecision.Kind.done) AND decided_at >= \(moment) AND \(chosen)
      GROUP BY decided_by
      """
    ) { (person: try $0["decided_by"] as ID<Person>, count: try $0["decisions"] as Int) }
    return Dictionary(rows.map { ($0.person, $0.count) }) { first, _ in first }
  }

  /// How often each kind of reason was decided about, and called no problem.
  static func dismissals(
    of owners: Set<ID<Person>>?, since moment: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [WorkTeam.Dismissal] {
    let owned: SQL = owners.map { SQL.contains("a.owner_id", $0.sorted()) } ?? "1 = 1"
    var decisions: [WorkReasonKind: Int] = [:]
    var dismissed: [WorkReasonKind: Int] = [:]
    try tx.forEach(
      """
      SELECT d.kind, d.kinds, count(*) AS decisions FROM work_item_decision d
      JOIN account a ON a.workspace_id = d.workspace_id AND a.id = d.account_id
      WHERE d.workspace_id = \(workspace) AND \(SQL.contains("d.kind", WorkDecision.Kind.allCases))
        AND d.decided_at >= \(moment) AND \(owned)
      GROUP BY d.kind, d.kinds
      """
    ) { row in
      let (decision, count): (WorkDecision.Kind, Int) = (try row["kind"], try row["decisions"])
      for kind in WorkReasonKinds(rawValue: try row["kinds"]).kinds {
        decisions[kind, default: 0] += count
        if decision == .notAProblem { dismissed[kind, default: 0] += count }
      }
    }
    let all = WorkReasonKind.allCases.compactMap { kind in
      dismissed[kind].map { WorkTeam.Dismissal(kind: kind, decisions: decisions[kind] ?? $0, dismissed: $0) }
    }
    return all.sorted { ($0.dismissed, $0.share) > ($1.dismissed, $1.share) }
  }
}
