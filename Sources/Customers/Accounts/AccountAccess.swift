import Kernel
import Storage

/// The only way to come by an account for an actor: what is not visible is not there, and what has become part of
/// another leads there.
public enum AccountAccess {
  /// The condition, on the alias `a` of the table account, under which `actor` sees a row: all do, or those of which one
  /// of some people is the owner or on the team.
  public static func visible(to actor: Actor) -> SQL {
    switch actor.visibility {
    case .all: "1 = 1"
    case .ownedBy(let people):
      """
      (\(SQL.contains("a.owner_id", people.sorted())) OR a.id IN (SELECT m.account_id FROM account_member m
        WHERE m.workspace_id = \(actor.workspace) AND \(SQL.contains("m.person_id", people.sorted()))))
      """
    }
  }

  /// The account; 404 when it is absent or invisible.
  public static func load(_ id: ID<Account>, for actor: Actor, _ tx: Transaction) throws -> Account {
    guard let account = try AccountStore.find(id, where: visible(to: actor), in: actor.workspace, tx) else {
      throw try absent(id, for: actor, tx)
    }
    return account
  }

  /// Throws 404 unless the actor sees the account.
  public static func require(_ id: ID<Account>, for actor: Actor, _ tx: Transaction) throws {
    if try !isVisible(id, to: actor, tx) { throw try absent(id, for: actor, tx) }
  }

  /// Whether the actor sees the account.
  private static func isVisible(_ id: ID<Account>, to actor: Actor, _ tx: Transaction) throws -> Bool {
    try tx.exists(
      "SELECT 1 FROM account a WHERE a.workspace_id = \(actor.workspace) AND a.id = \(id) AND \(visible(to: actor))")
  }

  /// Where an account is that is no more, or that there is none.
  private static func absent(_ id: ID<Account>, for actor: Actor, _ tx: Transaction) throws -> any Error {
    guard let place = try MergeStore.successor(of: id, in: actor.workspace, tx), try isVisible(place, to: actor, tx)
    else { return Problem.notFound }
    return Moved(from: id.description, to: place.description)
  }
}
