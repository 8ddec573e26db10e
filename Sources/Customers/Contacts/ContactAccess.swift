import Kernel
import Storage

/// The only way to come by a contact for an actor: what is not visible is not there.
public enum ContactAccess {
  /// The condition, on the alias `c` of the table contact, under which `actor` sees a row: one of the contact's
  /// accounts is visible. Contacts without an account are seen by those who see everything.
  public static func visible(to actor: Actor) -> SQL {
    if actor.visibility == .all { return "1 = 1" }
    return """
      EXISTS (
        SELECT 1 FROM account_contact m JOIN account a ON a.workspace_id = m.workspace_id AND a.id = m.account_id
        WHERE m.workspace_id = c.workspace_id AND m.contact_id = c.id AND \(AccountAccess.visible(to: actor)))
      """
  }

  /// The contact with those of its accounts that `actor` sees; 404 when it is absent or invisible.
  public static func load(_ id: ID<Contact>, for actor: Actor, _ tx: Transaction) throws -> Contact {
    let found = try ContactStore.find(
      id, where: visible(to: actor), accounts: AccountAccess.visible(to: actor), in: actor.workspace, tx)
    if let found { return found }
    guard let place = try MergeStore.successor(of: id, in: actor.workspace, tx),
      try ContactStore.find(place, where: visible(to: actor), in: actor.workspace, tx) != nil
    else { throw Problem.notFound }
    throw Moved(from: id.description, to: place.description)
  }
}
