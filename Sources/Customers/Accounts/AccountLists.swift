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

  /// What totals are of: two people who are shown the same accounts share them.
  private struct Key: Hashable {
    let workspace: ID<Workspace>
    let condition: SQL
    let time: FilterTime
    let today: LocalDate
  }

  private struct Kept {
    let totals: Totals
    let commits: Int
    var madeAt: Timestamp
  }

  private let database: Database
  private let moreFields: MoreFields
  private let vocabularies: AccountVocabularies
  private let pastHealth: AccountPast.HealthSource
  private let kept = Mutex<[Key: Kept]>([:])

  /// - Parameter pastHealth: tells health on days of the past.
  public init(
    database: Database, vocabularies: AccountVocabularies, moreFields: @escaping MoreFields = { [] },
    pastHealth: AccountPast.HealthSource = .none
  ) {
    self.database = database
    self.vocabularies = vocabularies
    self.moreFields = moreFields
    self.pastHealth = pastHealth
  }

  /// One page of what the request asks for.
  public func page(
    _ list: AccountListRequest, of request: Request, for actor: Actor
  ) async throws -> Page<AccountListItem> {
    let condition = try await condition(list, request, actor)
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
    let condition = try await condition(list, request, actor)
    let key = Key(workspace: actor.workspace, condition: condition, time: list.time, today: request.today)
    let commits = database.commitCount
    if let known = known(key, commits: commits, at: request.now) { return known }
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
  private func known(_ key: Key, commits: Int, at now: Timestamp) -> Totals? {
    kept.withLock { kept in
      guard let found = kept[key], found.commits == commits else { return nil }
      if now - found.madeAt < .seconds(2) { return found.totals }
      kept[key]?.madeAt = now
      return nil
    }
  }

  /// The fields that a filter may name in this workspace.
  public func fields(
    at time: FilterTime = .present, in workspace: ID<Workspace>
  ) async throws -> FilterFields<Account> {
    try await vocabularies.vocabulary(of: workspace).fields(at: time).adding(moreFields())
  }

  /// The moment that a list is of; nil for the present.
  func past(_ list: AccountListRequest, _ request: Request) -> AccountPast? {
    AccountPast(list.time, today: request.today, in: request.companyZone, pastHealth)
  }

  /// The condition, on the aliases `a` and `s`, of being in the list and visible to the actor.
  /// - Throws: 422 that names every word of the filter that is wrong.
  public func condition(_ list: AccountListRequest, _ request: Request, _ actor: Actor) async throws -> SQL {
    var visible = AccountAccess.visible(to: actor)
    if let external = list.external {
      let belongs = ExternalIDStore.condition(
        external, on: "a.id", "account_external_id", "account_id", in: actor.workspace)
      visible += " AND \(belongs)"
    }
    if let segment = list.segment {
      visible += " AND \(SegmentFields.isMember(of: [segment], at: list.time, request.companyZone))"
    }
    guard let filter = try await condition(list.filter, at: list.time, request, actor) else { return visible }
    return "\(visible) AND (\(filter))"
  }

  /// The same for a filter, as typed, and a segment of now.
  public func condition(
    filter: String, segment: ID<Segment>?, of request: Request, for actor: Actor
  ) async throws -> SQL {
    var list = try AccountListRequest(request)
    (list.filter, list.segment, list.time, list.external) = (filter, segment, .present, nil)
    return try await condition(list, request, actor)
  }

  /// The segments in use, by name.
  public func segments(in workspace: ID<Workspace>) async throws -> [(id: ID<Segment>, name: String)] {
    try await vocabularies.vocabulary(of: workspace).segments.map { ($0.id, $0.name) }
  }

  /// Refuses a filter that cannot be read.
  /// - Throws: 422 that names every word that is wrong.
  func check(_ filter: String, of request: Request, for actor: Actor) async throws {
    _ = try await condition(filter, at: .present, request, actor)
  }

  /// The same as one of several things that may be wrong with a form.
  func check(_ filter: String, of request: Request, for actor: Actor, into fields: inout Fields) async throws {
    do {
      try await check(filter, of: request, for: actor)
    } catch let problem as Problem where problem.status == 422 {
      for field in problem.fields { fields.validation.add(field.pointer, field.code, field.arguments) }
    }
  }

  /// Nil for an empty filter.
  private func condition(
    _ filter: String, at time: FilterTime, _ request: Request, _ actor: Actor
  ) async throws -> SQL? {
    guard !filter.trimmed.isEmpty, let workspace = request.caller?.workspace else { return nil }
    let vocabulary = try await vocabularies.vocabulary(of: actor.workspace)
    let context = FilterContext(
      workspace: actor.workspace, viewer: actor.person, permissions: actor.permissions,
      language: request.reader.language, today: time.day(or: request.now.day(in: request.companyZone)),
      timeZone: request.companyZone,
      currency: workspace.currency, fold: { TextNormalizer.folded($0) },
      people: { vocabulary.people(named: $0) })
    let fields = vocabulary.fields(at: time).adding(moreFields())
    do {
      return try FilterCompiler.compile(filter, fields: fields, context: context)
    } catch {
      throw error.problem()
    }
  }

  /// What may come next at `cursor` of a filter that is being typed: fields, and the values that accounts have.
  func completions(
    of text: String, cursor: Int, for actor: Actor, _ language: LanguageCode
  ) async throws -> [FilterSuggestion] {
    let fields = try await fields(in: actor.workspace)
    let expected = FilterCompletion.expectedValue(
      text, cursor: cursor, fields: fields, permissions: actor.permissions)
    let known = try await expected.asyncMap { try await values(of: $0.field, for: actor) } ?? []
    return FilterCompletion.complete(
      text, cursor: cursor, fields: fields, permissions: actor.permissions, language: language, known: known)
  }

  private func values(of field: String, for actor: Actor) async throws -> [FilterChoice] {
    if field == "owner" {
      let people = try await vocabularies.vocabulary(of: actor.workspace).people.values.sorted()
      return people.map { FilterChoice($0, FilterNames($0)) }
    }
    let visible = AccountAccess.visible(to: actor)
    let values = try await database.read { tx in
      if field.hasPrefix(AttributeFields.prefix) {
        let key = String(field.dropFirst(AttributeFields.prefix.count))
        return try AttributeValueStore.words(of: key, where: visible, in: actor.workspace, tx)
      }
      return try AccountValueStore.values(of: field, where: visible, in: actor.workspace, tx)
    }
    return values.map { value in
      let country = field == "country" ? FilterCountries.find(value) : nil
      return FilterChoice(value, country?.names ?? FilterNames(value))
    }
  }
}

extension Optional {
  fileprivate func asyncMap<Other>(_ transform: (Wrapped) async throws -> Other) async rethrows -> Other? {
    switch self {
    case .some(let value): try await transform(value)
    case nil: nil
    }
  }
}
