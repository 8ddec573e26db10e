import Kernel
import Storage

/// The only way to load a person for an actor: of another workspace is as absent as not at all.
enum PersonAccess {
  static func load(_ tx: Transaction, _ id: ID<Person>, for actor: Actor) throws -> StaffMember {
    guard let member = try PersonStore.find(tx, actor.workspace, id) else { throw Problem.notFound }
    return member
  }

  /// The person who acts.
  static func current(_ tx: Transaction, _ actor: Actor) throws -> StaffMember {
    guard let person = actor.person else { throw Problem.forbidden }
    return try load(tx, person, for: actor)
  }
}
