import Identity
import Kernel
import Storage

/// Whose accounts a list of work shows; never more than the reader sees.
public enum WorklistScope: String, Codable, Sendable, CaseIterable {
  case me
  case team
  case all

  /// Those that show the reader different things: who sees their own accounts alone has nothing to choose.
  static func offered(to actor: Actor) -> [WorklistScope] {
    guard actor.person != nil else { return [.all] }
    return switch actor.visibility {
    case .all: allCases
    case .ownedBy(let people): people.count > 1 ? [.me, .team] : [.me]
    }
  }

  /// The owners whose accounts are meant; nil for everybody's, accounts without an owner among them.
  func owners(for actor: Actor, _ tx: Transaction) throws -> Set<ID<Person>>? {
    let wanted: Set<ID<Person>>?
    switch self {
    case .all: wanted = nil
    case .me: wanted = actor.person.map { [$0] } ?? []
    case .team: wanted = try actor.person.map { try TeamStore.mates(tx, actor.workspace, of: $0) } ?? []
    }
    switch actor.visibility {
    case .all: return wanted
    case .ownedBy(let visible): return wanted?.intersection(visible) ?? visible
    }
  }
}
