import Kernel
import Storage

/// The only way to come by an account for an actor: what is not visible is not there.
public enum AccountAccess {
  /// The condition, on the alias `a` of the table account, under which `actor` sees a row.
  public static func visible(to actor: Actor) -> SQL {
    switch actor.visibility {
    case .all: "1 = 1"
    case .ownedBy(let people): SQL.contains("a.owner_id", people.sorted())
    }
  }

  /// The account; 404 when it is absent or invisible.
  public static func load(_ id: ID<Account>, for actor: Actor, _ tx: Transaction) throws -> Account {
    guard let account = try AccountStore.find(id, where: visible(to: actor), in: actor.workspace, tx) else {
      throw Problem.notFound
    }
    return account
  }

  /// Throws 404 unless the actor sees the account.
  public static func require(_ id: ID<Account>, for actor: Actor, _ tx: Transaction) throws {
    let sees = try tx.exists(
      "SELECT 1 FROM account a WHERE a.workspace_id = \(actor.workspace) AND a.id = \(id) AND \(visible(to: actor))")
    if !sees { throw Problem.notFound }
  }
}
