import Identity
import Kernel
import Storage

/// The workspace that the benchmarks measure on. Its sign-in is no secret: never serve it to a network.
public enum BenchWorkspace {
  /// Of the pages: many accounts with signals.
  public static let name = "bench"
  /// Of scoring: fewer accounts, with a value a day of each metric.
  public static let rollupsName = "bench-rollups"
  /// Of events.
  public static let ingestName = "bench-ingest"
  public static let email = "owner@bench.example"
  public static let password = "seven-quiet-herons-count"

  /// Makes it with its owner.
  static func make(_ name: String, _ actions: WorkspaceActions) async throws -> ID<Workspace> {
    guard let email = EmailAddress(email) else { throw BenchError.unexpected("the owner's address is none") }
    let owner = NewOwner(name: "Bench Owner", email: email, password: password)
    return try await actions.create(NewWorkspace(name: name), owner: owner).id
  }

  /// Finds it by its name.
  static func find(_ name: String, _ database: Database) async throws -> ID<Workspace> {
    guard let found = try await database.read({ tx in try WorkspaceStore.find(tx, named: name) }) else {
      throw BenchError.notSeeded(name)
    }
    return found.id
  }
}
