import Kernel
import Storage

extension ScoringService {
  /// Scores every account for the present day, and makes the worklist that follows.
  public func scoreAllAndRefresh(in workspace: ID<Workspace>) async throws {
    // Scoring makes the items as well; without a scorecard nothing is scored.
    guard try await scoreAll(in: workspace).accounts == 0 else { return }
    for stretch in try await stretches(of: 1000, in: workspace) { try await refreshWorklist(stretch, in: workspace) }
  }

  /// Makes the items of these accounts anew, after their scores.
  public func refreshWorklist(_ stretch: WorkStretch, in workspace: ID<Workspace>) async throws {
    guard let day = try await today(in: workspace) else { return }
    let (now, library) = (effects.now, library)
    try await database.write { tx in
      _ = try Worklist.refresh(stretch, on: day, at: now, library: library, in: workspace, tx)
    }
  }
}
