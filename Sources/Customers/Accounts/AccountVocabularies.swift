import Kernel
import Storage
import Synchronization

/// The vocabularies of workspaces, kept ready: every filtered list needs one.
public final class AccountVocabularies: Sendable {
  private struct Kept {
    let vocabulary: AccountVocabulary
    let commits: Int
  }

  private let database: Database
  private let kept = Mutex<[ID<Workspace>: Kept]>([:])

  public init(database: Database) { self.database = database }

  public func vocabulary(of workspace: ID<Workspace>) async throws -> AccountVocabulary {
    let commits = database.commitCount
    if let found = kept.withLock({ $0[workspace] }), found.commits == commits { return found.vocabulary }
    let vocabulary = try await database.read { tx in try AccountVocabulary(in: workspace, tx) }
    kept.withLock { $0[workspace] = Kept(vocabulary: vocabulary, commits: commits) }
    return vocabulary
  }
}
