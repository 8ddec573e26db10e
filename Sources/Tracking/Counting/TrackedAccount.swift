import Customers
import Kernel
import Storage

/// What a group call says of an account that is known.
enum TrackedAccount {
  private static let taken: Set<String> = ["name", "industry", "employees", "seats", "id", "createdAt"]

  /// Fills in fields that are empty and keeps the rest as attributes; what a colleague has written stays.
  static func write(
    _ traits: Traits, of id: ID<Account>, at now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    guard let account = try AccountStore.find(id, in: workspace, tx) else { return }
    var copy = account
    copy.details.industry = account.details.industry ?? traits.text("industry")
    copy.details.employees = account.details.employees ?? traits.count("employees")
    copy.details.seats = traits.count("seats") ?? account.details.seats
    copy.details.attributes.merge(traits.others(than: taken)) { $1 }
    guard copy != account else { return }
    copy.version += 1
    copy.updatedAt = now
    _ = try AccountStore.update(copy, in: workspace, tx)
  }
}
