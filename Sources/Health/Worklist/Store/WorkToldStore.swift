import Customers
import Identity
import Kernel
import Storage

/// All SQL that reads what people told, for the rules.
enum WorkToldStore {
  /// The champion of each account who left last, where there is no champion now.
  static func leftChampions(
    _ stretch: WorkStretch, on day: LocalDate, days: Int, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: WorkFacts.LeftChampion] {
    var found: [ID<Account>: WorkFacts.LeftChampion] = [:]
    try tx.forEach(
      """
      SELECT o.account_id, o.contact_id, o.occurred_at FROM observation o
      WHERE o.workspace_id = \(workspace) AND \(stretch.holds("o.account_id")) AND \(lately(.championLeft, day, days))
        AND NOT EXISTS (
          SELECT 1 FROM account_contact l
          WHERE l.workspace_id = o.workspace_id AND l.account_id = o.account_id AND l.role = 'champion')
      ORDER BY o.account_id, o.occurred_at, o.id
      """
    ) { row in
      let moment: Timestamp = try row["occurred_at"]
      found[try row["account_id"]] = WorkFacts.LeftChampion(
        try row["contact_id"], on: min(moment.utcDay, day))
    }
    return found
  }

  /// The last impression of each account.
  static func impressions(
    _ stretch: WorkStretch, on day: LocalDate, days: Int, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: WorkFacts.Impression] {
    var found: [ID<Account>: WorkFacts.Impression] = [:]
    try tx.forEach(
      """
      SELECT o.account_id, o.value, o.person_id, o.occurred_at FROM observation o
      WHERE o.workspace_id = \(workspace) AND \(stretch.holds("o.account_id")) AND \(lately(.impression, day, days))
      ORDER BY o.account_id, o.occurred_at, o.id
      """
    ) { row in
      let moment: Timestamp = try row["occurred_at"]
      guard let judgement = Judgement(value: try row["value"]) else { return }
      found[try row["account_id"]] = WorkFacts.Impression(
        judgement, by: try row["person_id"], on: min(moment.utcDay, day))
    }
    return found
  }

  /// The names of people, for the sentences of a page.
  static func names(
    of people: [ID<Person>], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Person>: String] {
    guard !people.isEmpty else { return [:] }
    let members = try PersonStore.all(tx, workspace)
    return Dictionary(members.map { ($0.person.id, $0.person.name) }) { first, _ in first }
  }

  private static func lately(_ kind: ObservationKind, _ day: LocalDate, _ days: Int) -> SQL {
    """
    o.kind = \(kind) AND o.occurred_at >= \((day - (days - 1)).utcStart) AND \(ObservationStore.known(at: nil))
    """
  }
}
