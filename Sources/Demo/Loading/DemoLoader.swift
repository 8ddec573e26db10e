import Customers
import Identity
import Kernel
import Storage

/// Writes a made-up company into a workspace.
public struct DemoLoader: Sendable {
  private let database: Database
  private let workspace: ID<Workspace>

  /// - Parameter workspace: exists, and has no accounts yet.
  public init(database: Database, workspace: ID<Workspace>) {
    self.database = database
    self.workspace = workspace
  }

  /// Writes everything in one transaction: all of it or nothing.
  ///
  /// The rows, ids and moments follow from the company alone. People whose address the workspace knows already, such
  /// as its owner, are taken as they are. Scores are not written: they are computed from what is.
  /// - Throws: `DatabaseError`, as for a workspace that has these accounts already.
  public func load(_ company: DemoCompany) async throws {
    let workspace = workspace
    try await database.write { tx in
      var load = DemoLoad(company: company, workspace: workspace, tx: tx)
      try load.run()
    }
  }
}
