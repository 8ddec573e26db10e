import Customers
import Kernel
import Storage

/// What a group call says of an account that is known.
enum TrackedAccount {
  private static let taken: Set<String> = ["name", "industry", "employees", "seats", "id", "createdAt"]

  /// Fills in fields that are empty, brings seats up to date and keeps the rest as attributes, unless it does not fit
  /// those that the workspace has defined.
  ///
  /// - Returns: the account when that has changed it.
  static func write(
    _ traits: Traits, of id: ID<Account>, _ effects: Effects, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [PastChange] {
    guard let account = try AccountStore.find(id, in: workspace, tx) else { return [] }
    var copy = account
    copy.details.industry = account.details.industry ?? traits.text("industry")
    copy.details.employees = account.details.employees ?? traits.count("employees")
    copy.details.seats = traits.count("seats") ?? account.details.seats
    let said = traits.others(than: taken)
    if said.contains(where: { account.details.attributes[$0.key] != $0.value }) {
      let fitting = try AttributeStore.all(in: workspace, tx).fitting(said)
      copy.details.attributes.merge(fitting) { $1 }
    }
    guard copy != account else { return [] }
    let now = effects.now
    copy.version += 1
    copy.updatedAt = now
    guard try AccountStore.update(copy, in: workspace, tx) else { return [] }
    let event = Event(
      id: effects.newID(), account: id, kind: .accountChanged, occurredAt: now, recordedAt: now, person: nil,
      subject: EventSubject(id), payload: ["name": copy.details.name])
    try EventStore.insert([event], in: workspace, tx)
    return [PastChange(id, from: now.utcDay)]
  }
}
