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
  private let pastHealth: AccountPast.HealthSource
  private let people: @Sendable (String, ID<Workspace>) -> [ID<Person>]
  private let kept = Mutex<[String: Kept]>([:])

  /// - Parameters:
  ///   - pastHealth: tells health on days of the past.
  ///   - people: finds the people of a workspace whom a typed name means.
  public init(
    database: Database, moreFields: @escaping MoreFields = { [] }, pastHealth: AccountPast.HealthSource = .none,
    people: @escaping @Sendable (String, ID<Workspace>) -> [ID<Person>] = { _, _ in [] }
  ) {
    self.database = database
    self.moreFields = moreFields
    self.pastHealth = pastHealth
    self.people = people
  }

  /// One page of what the request asks for.
  public func page(
    _ list: AccountListRequest, of request: Request, for actor: Actor
  ) async throws -> Page<AccountListItem> {
    let condition = try condition(list, request, actor)
    let past = past(list, request)
    let query = AccountListStore.Query(
      condition: condition, sort: list.sort, descending: list.descending, after: list.cursor, limit: list.limit,
      past: past)
    return try await database.read { tx in
      let page = try AccountListStore.page(query, in: actor.workspace, tx)
      guard let past else { return page }
      return try AccountPastStore.withTrends(page, past, in: actor.workspace, tx)
    }
  }

  /// The totals over all pages. Kept until something is written here, and for seconds only, since another
  /// process may write too.
  public func totals(_ list: AccountListRequest, of request: Request, for actor: Actor) async throws -> Totals {
    let key =
      "\(actor.workspace) \(actor.visibility) \(list.time) \(request.today) \(list.external.map { "\($0)" } ?? "") \(list.filter)"
    let commits = database.commitCount
    if let known = known(key, commits: commits, at: request.now) { return known }
    let condition = try condition(list, request, actor)
    let past = past(list, request)
    let totals = try await database.read { tx in
      let (count, mrr) = try AccountListStore.totals(condition, past: past, in: actor.workspace, tx)
      return Totals(count: count, mrr: mrr)
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
  public func fields(at time: FilterTime) -> FilterFields<Account> {
    AccountFields.fields(isPast: time.isPast).adding(moreFields())
  }

  private func past(_ list: AccountListRequest, _ request: Request) -> AccountPast? {
    AccountPast(list.time, today: request.today, pastHealth)
  }

  private func condition(_ list: AccountListRequest, _ request: Request, _ actor: Actor) throws -> SQL {
    var visible = AccountAccess.visible(to: actor)
    if let external = list.external {
      let belongs = ExternalIDStore.condition(
        external, on: "a.id", "account_external_id", "account_id", in: actor.workspace)
      visible += " AND \(belongs)"
    }
    guard !list.filter.trimmed.isEmpty, let workspace = request.caller?.workspace else { return visible }
    let people = people
    let context = FilterContext(
      workspace: actor.workspace, viewer: actor.person, permissions: actor.permissions,
      language: request.reader.language, today: list.time.day(or: request.today), timeZone: request.reader.timeZone,
      currency: workspace.currency, fold: { TextNormalizer.folded($0) },
      people: { people($0, actor.workspace) })
    do {
      let filter = try FilterCompiler.compile(list.filter, fields: fields(at: list.time), context: context)
      return "\(visible) AND (\(filter))"
    } catch {
      throw error.problem()
    }
  }
}
