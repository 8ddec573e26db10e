import Identity
import Kernel
import Storage
import Web

/// Whose list is asked for: a scope, or one person of it.
struct WorklistChoice: Sendable, Equatable {
  let scope: WorklistScope
  /// Whose items alone; nil for all of the scope.
  var person: ID<Person>?

  /// Reads `scope` and `person`; nil when neither is given.
  init?(_ query: Query) throws(Problem) {
    person = try query.id("person", of: Person.self)
    guard let text = query["scope"], !text.isEmpty else {
      guard person != nil else { return nil }
      scope = .all
      return
    }
    guard let found = WorklistScope(rawValue: text) else { throw .invalid("/scope", "notAChoice") }
    scope = found
  }

  init(_ scope: WorklistScope, person: ID<Person>? = nil) {
    self.scope = scope
    self.person = person
  }

  /// The owners whose accounts are meant; nil for everybody's.
  /// - Throws: 422 for a person who is not there, or whose accounts the actor does not see.
  func owners(for actor: Actor, _ tx: Transaction) throws -> Set<ID<Person>>? {
    guard let person else { return try scope.owners(for: actor, tx) }
    guard try name(for: actor, tx) != nil else { throw Problem.invalid("/person", "unknownReference") }
    return [person]
  }

  /// The name of the person; nil without one, and for one whose accounts the actor does not see.
  func name(for actor: Actor, _ tx: Transaction) throws -> String? {
    guard let person else { return nil }
    if case .ownedBy(let visible) = actor.visibility, !visible.contains(person) { return nil }
    return try PersonStore.find(tx, actor.workspace, person)?.person.name
  }

  /// The same list at another place.
  func path(_ path: Path) -> Path {
    path.query("scope", scope.rawValue).query("person", person?.description)
  }
}
