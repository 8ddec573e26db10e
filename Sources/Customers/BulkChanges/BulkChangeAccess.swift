import Kernel
import Storage

/// The only way to come by a change for an actor: their own, or anybody's for those who see all accounts.
enum BulkChangeAccess {
  static func load(_ id: ID<BulkChange>, for actor: Actor, _ tx: Transaction) throws -> BulkChange {
    guard let change = try BulkChangeStore.find(id, in: actor.workspace, tx),
      actor.visibility == .all || (actor.person != nil && change.madeBy == actor.person)
    else { throw Problem.notFound }
    return change
  }
}
