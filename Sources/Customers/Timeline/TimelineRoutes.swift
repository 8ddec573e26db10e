import Kernel
import Storage
import Web

/// The JSON API of timelines.
public struct TimelineRoutes: Sendable {
  let database: Database

  public init(database: Database) { self.database = database }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/accounts/{id}/timeline", .accountsRead) { request, actor in
      try await timeline(of: try request.id(), request, actor)
    }
    routes.api(.get, "/api/v1/timeline", .accountsRead) { request, actor in
      guard let account = try request.query.id("account", of: Account.self) else {
        throw Problem.invalid("/account", "required")
      }
      return try await timeline(of: account, request, actor)
    }
  }

  private func timeline(
    of account: ID<Account>, _ request: Request, _ actor: Actor
  ) async throws -> Response {
    let query = try TimelineQuery(account, request)
    let page = try await database.read { tx in
      try AccountAccess.require(account, for: actor, tx)
      return try TimelineStore.page(query, in: actor.workspace, tx)
    }
    return try .page(page.map(TimelineEntryJSON.init), of: request)
  }
}

extension TimelineQuery {
  /// Reads `kind` (several, by commas or repeated), `person`, `from`, `until` (a day or a moment; a day includes
  /// itself), `cursor` and `limit`.
  init(_ account: ID<Account>, _ request: Request) throws {
    let query = request.query
    let zone = request.reader.timeZone
    let texts = query.all("kind").flatMap { $0.split(separator: ",").map(String.init) }
    let kinds = try texts.map { text in
      guard let kind = EventKind(rawValue: text.trimmed) else { throw Problem.invalid("/kind", "notAChoice") }
      return kind
    }
    let lastDay = query["until"].flatMap { LocalDate($0) }
    let until = try lastDay.map { ($0 + 1).start(in: zone) } ?? query.moment("until", in: zone)
    self.init(
      account: account, kinds: kinds, person: try query.id("person", of: Person.self),
      from: try query.moment("from", in: zone), until: until, after: try query.cursor(),
      limit: try query.limit())
  }
}
