import Customers
import Identity
import Kernel
import Storage

extension WorkTeam {
  /// Reads what `choice` covers, as the actor sees it.
  init(
    _ choice: WorklistChoice, for actor: Actor, on day: LocalDate, at now: Timestamp, _ tx: Transaction
  ) throws {
    let workspace = actor.workspace
    let owners = try choice.owners(for: actor, tx)
    var rows = try WorkTeamStore.open(owners, on: day, in: workspace, tx)
    // Those of a team stand there with nothing to do as well.
    for person in owners ?? [] where rows[person] == nil { rows[person] = Row(person: person) }
    let done = try WorkTeamStore.done(by: owners, since: now - .days(Self.doneDays), in: workspace, tx)
    for (person, count) in done { rows[person, default: Row(person: person)].done = count }
    let members = try PersonStore.all(tx, workspace)
    let names = Dictionary(members.map { ($0.person.id, $0.person.name) }) { first, _ in first }
    self.names = names
    self.rows = rows.values.sorted { one, other in
      if (one.urgent, one.open) != (other.urgent, other.open) {
        return (one.urgent, one.open) > (other.urgent, other.open)
      }
      return one.person.flatMap { names[$0] } ?? "" < other.person.flatMap { names[$0] } ?? ""
    }
    dismissals = try WorkTeamStore.dismissals(
      of: owners, since: now - .days(Self.dismissalDays), in: workspace, tx)
  }
}
