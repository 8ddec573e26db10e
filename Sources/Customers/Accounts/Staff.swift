import Identity
import Kernel
import Storage
import Synchronization

/// The names of a workspace's people, kept ready: nearly every page shows some.
public final class Staff: Sendable {
  private struct Kept {
    let names: [ID<Person>: String]
    let commits: Int
  }

  private let database: Database
  private let kept = Mutex<[ID<Workspace>: Kept]>([:])

  public init(database: Database) { self.database = database }

  /// Everybody's name, those who have left among them.
  public func names(in workspace: ID<Workspace>) async throws -> [ID<Person>: String] {
    let commits = database.commitCount
    if let found = kept.withLock({ $0[workspace] }), found.commits == commits { return found.names }
    let members = try await database.read { tx in try PersonStore.all(tx, workspace) }
    let names = Dictionary(members.map { ($0.person.id, $0.person.name) }) { first, _ in first }
    kept.withLock { $0[workspace] = Kept(names: names, commits: commits) }
    return names
  }
}
