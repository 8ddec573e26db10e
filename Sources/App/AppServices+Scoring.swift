import Health
import Kernel

extension AppServices {
  /// Scores every account of a workspace, its past too, and makes its worklist: for commands, which end before a
  /// job would begin.
  public func scoreWithHistory(_ workspace: Workspace) async throws {
    _ = try await scoring.backfill(in: workspace.id)
    try await scoring.scoreAllAndRefresh(in: workspace.id)
    try await segments.refreshAll(in: workspace.id)
    try await database.write { tx in try tx.renewStatistics() }
  }
}
