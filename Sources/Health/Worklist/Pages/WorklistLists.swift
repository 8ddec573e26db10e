import Customers
import Kernel
import Storage
import Synchronization
import Web

/// Lists of work as an actor sees them, with totals kept ready.
public final class WorklistLists: Sendable {
  private struct Kept {
    let totals: WorklistListStore.Totals
    let commits: Int
    var madeAt: Timestamp
  }

  /// One page with what belongs to it.
  struct Loaded: Sendable {
    let choice: WorklistChoice
    /// Of whom the choice shows items alone.
    let personName: String?
    let page: Page<WorklistItem>
    let totals: WorklistListStore.Totals
    let sentences: WorkSentences
    let hasAccounts: Bool
    let hasScores: Bool

    /// Another text whenever the items or the totals are others.
    var stamp: String {
      let items = page.items.map { "\($0.row.account) \($0.row.version) \($0.accountName)" }
      var hasher = TextStamp(items)
      hasher.add("\(totals.count) \(hasAccounts) \(hasScores)")
      for money in totals.money { hasher.add("\(money.minorUnits) \(money.currency)") }
      return hasher.text
    }
  }

  private let database: Database
  private let library: ScorecardLibrary
  private let kept = Mutex<[String: Kept]>([:])

  public init(database: Database, library: ScorecardLibrary) {
    self.database = database
    self.library = library
  }

  /// Reads what the request's `scope`, `person`, `cursor` and `limit` ask for.
  ///
  /// Without a scope it is one's own accounts, and everybody's for those who own none.
  ///
  /// - Parameters:
  ///   - choice: when the request does not say it in its query.
  ///   - now: for requests that go on for long.
  func load(
    _ request: Request, choice: WorklistChoice? = nil, at now: Timestamp? = nil, for actor: Actor
  ) async throws -> Loaded {
    let wanted = try choice ?? WorklistChoice(request.query)
    let (cursor, limit) = (try request.query.cursor(), try request.query.limit(20, most: 100))
    let (now, words) = (now ?? request.now, request.words)
    let today = now.day(in: request.reader.timeZone)
    let commits = database.commitCount
    return try await database.read { [self] tx in
      let choice = try wanted ?? WorklistChoice(usualScope(of: actor, tx))
      let owners = try choice.owners(for: actor, tx)
      let query = WorklistListStore.Query(owners: owners, on: today, after: cursor, limit: limit)
      let page = try WorklistListStore.page(query, in: actor.workspace, tx)
      let totals = try totals(query, commits: commits, at: now, in: actor.workspace, tx)
      let presence =
        totals.count > 0 ? (true, true) : try WorklistListStore.presence(in: actor.workspace, tx)
      let sentences = try WorkSentences(
        page.items.flatMap(\.row.reasons), words: words, today: today, library: library, in: actor.workspace, tx)
      return Loaded(
        choice: choice, personName: try choice.name(for: actor, tx), page: page, totals: totals, sentences: sentences,
        hasAccounts: presence.0, hasScores: presence.1)
    }
  }

  /// What waits for each person of `choice`.
  func team(_ choice: WorklistChoice, _ request: Request, for actor: Actor) async throws -> WorkTeam {
    let (day, now) = (request.today, request.now)
    return try await database.read { tx in try WorkTeam(choice, for: actor, on: day, at: now, tx) }
  }

  private func usualScope(of actor: Actor, _ tx: Transaction) throws -> WorklistScope {
    guard let person = actor.person else { return .all }
    if try WorklistListStore.ownsAny(person, in: actor.workspace, tx) { return .me }
    return WorklistScope.offered(to: actor).last ?? .all
  }

  /// Kept until something is written here, and for seconds only, since another process may write too.
  private func totals(
    _ query: WorklistListStore.Query, commits: Int, at now: Timestamp, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> WorklistListStore.Totals {
    let owners = query.owners.map { $0.sorted().map(\.description).joined(separator: ",") } ?? "*"
    let key = "\(workspace) \(query.day) \(owners)"
    if let known = known(key, commits: commits, at: now) { return known }
    let totals = try WorklistListStore.totals(query, in: workspace, tx)
    kept.withLock { kept in
      if kept.count >= 1000 { kept.removeAll() }
      kept[key] = Kept(totals: totals, commits: commits, madeAt: now)
    }
    return totals
  }

  /// Totals that still hold. Of those that are too old one request makes new ones; the others take the old.
  private func known(_ key: String, commits: Int, at now: Timestamp) -> WorklistListStore.Totals? {
    kept.withLock { kept in
      guard let found = kept[key], found.commits == commits else { return nil }
      if now - found.madeAt < .seconds(2) { return found.totals }
      kept[key]?.madeAt = now
      return nil
    }
  }
}
