import Kernel
import Storage
import Synchronization

/// A workspace's own words for its stages, kept ready: nearly every page shows some.
public final class StageWords: Sendable {
  private struct Kept {
    let stages: LifecycleStages
    let commits: Int
  }

  private static let most = 10_000

  private let database: Database
  private let kept = Mutex<[ID<Workspace>: Kept]>([:])

  public init(database: Database) { self.database = database }

  /// By the keys of the catalogue; none when the database does not answer: the usual words will do.
  public func words(of workspace: ID<Workspace>, _ language: LanguageCode) async -> [String: String] {
    let commits = database.commitCount
    if let found = kept.withLock({ $0[workspace] }), found.commits == commits {
      return found.stages.words(language)
    }
    guard let stages = try? await database.read({ tx in try StageDefinitionStore.all(in: workspace, tx) }) else {
      return [:]
    }
    kept.withLock { kept in
      if kept.count >= Self.most { kept.removeAll(keepingCapacity: true) }
      kept[workspace] = Kept(stages: stages, commits: commits)
    }
    return stages.words(language)
  }
}
