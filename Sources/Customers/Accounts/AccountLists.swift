import Kernel
import Language
import Storage
import Synchronization
import Web

/// Lists of accounts as an actor sees them: filter, visibility and order put together, totals kept ready.
public final class AccountLists: Sendable {
  /// How many accounts a list has, and their MRR by currency.
  public struct Totals: Sendable {
    public let count: Int
    public let mrr: [Money]

    public init(count: Int, mrr: [Money]) {
      self.count = count
      self.mrr = mrr
    }
  }

  /// Fields of other rooms that filters may ask about.
  public typealias MoreFields = @Sendable () -> [FilterField<Account>]

  private struct Kept {
    let totals: Totals
    let commits: Int
    var madeAt: Timestamp
  }

  private let database: Database
  private let moreFields: MoreFields
  private let people: @Sendable (String, ID<Workspace>) -> [ID<Person>]
  private let kept = Mutex<[String: Kept]>([:])

  /// - Parameter people: finds the people of a workspace whom a typed name means.
  public init(
    database: Database, moreFields: @escaping MoreFields = { [] },
    people: @escaping @Sendable (String, ID<Workspace>) -> [ID<Person>] = { _, _ in [] }
  ) {
    self.database = database
    self.moreFields = moreFields
    self.people = people
  }

  /// One page of what the request asks for.
  public func page(
    _ list: AccountListRequest, of request: Request, for actor: Actor
  ) async throws -> Page<AccountListItem> {
    let condition = try condition(list, request, actor)
    let query = AccountListStore.Query(
      condition: condition, sort: list.sort, descending: list.descending, after: list.cursor, limit: list.limit)
    return try await database.read { tx in
      let page = try AccountListStore.page(query, in: actor.workspace, tx)
      guard let day = list.asOf else { return page }
      return try AccountListStore.asOf(day, page, in: actor.workspace, tx)
    }
  }

  /// The totals over all pages. Kept until something is written here, and for seconds only, since another
  /// process may write too.
  public func totals(_ list: AccountListRequest, of request: Request, for actor: Actor) async throws -> Totals {
    let key = "\(actor.workspace) \(actor.visibility) \(list.asOf?.description ?? "") \(request.today) \(list.filter)"
    let commits = database.commitCount
    if let known = known(key, commits: commits, at: request.now) { return known }
    let condition = try condition(list, request, actor)
    let totals = try await database.read { tx in
      let (count, mrr) = try AccountListStore.totals(condition, in: actor.workspace, tx)
      guard let day = list.asOf else { return Totals(count: count, mrr: mrr) }
      return Totals(count: count, mrr: try SubscriptionStore.mrr(on: day, where: condition, in: actor.workspace, tx))
    }
    kept.withLock { kept in
      if kept.count >= 1000 { kept.removeAll() }
      kept[key] = Kept(totals: totals, commits: commits, madeAt: request.now)
    }
    return totals
  }

  /// Totals that still hold. Of those that are too old one request makes new ones, and the others take the old
  /// meanwhile: a hundred readers at once must not count the same accounts a hundred times.
  private func known(_ key: String, commits: Int, at now: Timestamp) -> Totals? {
    kept.withLock { kept in
      guard let found = kept[key], found.commits == commits else { return nil }
      if now - found.madeAt < .seconds(2) { return found.totals }
      kept[key]?.madeAt = now
      return nil
    }
  }

  /// The fields that a filter of this request may name.
  public func fields(asOf day: LocalDate?) -> FilterFields<Account> {
    AccountFields.fields(asOf: day).adding(moreFields())
  }

  private func condition(_ list: AccountListRequest, _ request: Request, _ actor: Actor) throws -> SQL {
    let visible = AccountAccess.visible(to: actor)
    guard !list.filter.trimmed.isEmpty, let workspace = request.caller?.workspace else { return visible }
    let people = people
    let context = FilterContext(
      workspace: actor.workspace, viewer: actor.person, permissions: actor.permissions,
      language: request.reader.language, today: list.asOf ?? request.today, timeZone: request.reader.timeZone,
      currency: workspace.currency, fold: { TextNormalizer.folded($0) },
      people: { people($0, actor.workspace) })
    do {
      let filter = try FilterCompiler.compile(list.filter, fields: fields(asOf: list.asOf), context: context)
      return "\(visible) AND (\(filter))"
    } catch {
      throw error.problem()
    }
  }
}
