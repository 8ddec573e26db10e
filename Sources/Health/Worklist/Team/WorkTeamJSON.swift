import Customers
import Kernel

/// What waits for each person, on the wire.
struct WorkTeamJSON: Encodable, Sendable {
  struct Item: Encodable, Sendable {
    /// Nil for accounts without an owner.
    let personId: ID<Person>?
    let name: String?
    let open: Int
    let urgent: Int
    let atStake: [MoneyJSON]
    let oldestSince: LocalDate?
    let doneInLast7Days: Int
  }

  struct Dismissal: Encodable, Sendable {
    let reason: WorkReasonKind
    let decisions: Int
    let notAProblem: Int
  }

  let scope: WorklistScope
  let people: [Item]
  /// Of the last 90 days.
  let dismissals: [Dismissal]

  init(_ team: WorkTeam, _ scope: WorklistScope) {
    self.scope = scope
    people = team.rows.map { row in
      Item(
        personId: row.person, name: row.person.flatMap { team.names[$0] }, open: row.open, urgent: row.urgent,
        atStake: row.money.map(MoneyJSON.init), oldestSince: row.oldest, doneInLast7Days: row.done)
    }
    dismissals = team.dismissals.map {
      Dismissal(reason: $0.kind, decisions: $0.decisions, notAProblem: $0.dismissed)
    }
  }
}
