import Kernel
import Language
import Storage
import Web

/// The list of accounts as a page.
public struct AccountListPages: Sendable {
  let database: Database
  let lists: AccountLists
  let frame: PageFrame
  let staff: Staff

  public init(database: Database, lists: AccountLists, staff: Staff, frame: PageFrame) {
    self.database = database
    self.lists = lists
    self.staff = staff
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/accounts", .accountsRead, list)
    routes.page(.get, "/accounts/completions", .accountsRead, completions)
    routes.page(.get, "/accounts/filter-check", .accountsRead, check)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    var wish = try AccountListRequest(request)
    let view = try await savedView(request, actor)
    if let view { wish.take(view, unlessSaidBy: request.query) }
    do {
      return .html(try await page(wish, request, actor, view, errors: nil))
    } catch let problem as Problem where problem.fields.contains(where: { $0.pointer == "/filter" }) {
      let errors = FilterErrors(wish.filter, problem, request.words)
      wish.filter = ""
      let page = try await page(wish, request, actor, view, errors: errors)
      return .html(page, status: .unprocessableContent)
    }
  }

  private func page(
    _ wish: AccountListRequest, _ request: Request, _ actor: Actor, _ view: SavedView?, errors: FilterErrors?
  ) async throws -> HTML {
    let page = try await lists.page(wish, of: request, for: actor)
    let totals = try await lists.totals(wish, of: request, for: actor)
    let names = try await staff.names(in: actor.workspace)
    let views = try await database.read { tx in
      try SavedViewStore.all(for: actor.person, in: actor.workspace, tx)
    }
    let builder = AccountListPageBuilder(wish: wish, request: request, names: names, views: views, view: view)
    let finished = builder.page(page, totals, actor: actor, errors: errors)
    return frame(request, title: request.words["accounts.title"], AccountListViews.page(finished, request.words))
  }

  /// The view that the request names; 404 when the reader does not see it.
  private func savedView(_ request: Request, _ actor: Actor) async throws -> SavedView? {
    guard let id = try request.query.id("view", of: SavedView.self) else { return nil }
    let view = try await database.read { tx in
      try SavedViewStore.find(id, for: actor.person, in: actor.workspace, tx)
    }
    guard let view else { throw Problem.notFound }
    return view
  }

  /// What is wrong with a filter that is being typed, or how many accounts it has.
  private func check(_ request: Request, _ actor: Actor) async throws -> Response {
    let text = String((request.query["text"] ?? "").unicodeScalars.prefix(2100))
    guard !text.trimmed.isEmpty else { return try .json(["html": ""]) }
    var wish = try AccountListRequest(request)
    wish.filter = text
    do {
      let totals = try await lists.totals(wish, of: request, for: actor)
      let count = request.words("accounts.matching", count: totals.count)
      let said: HTML = "<p class=\"filter-good\">\(count)</p>"
      return try .json(["html": said.text])
    } catch let problem as Problem where problem.status == 422 {
      return try .json(["html": FilterErrors(text, problem, request.words).html.text])
    }
  }

  private func completions(_ request: Request, _ actor: Actor) async throws -> Response {
    let text = String((request.query["text"] ?? "").prefix(2000))
    let cursor = request.query["cursor"].flatMap { Int($0) } ?? text.unicodeScalars.count
    let suggestions = try await lists.completions(of: text, cursor: cursor, for: actor, request.reader.language)
    return try .json(CompletionsJSON(suggestions, text: text))
  }
}

/// Completions as the script of the filter field takes them.
private struct CompletionsJSON: Encodable {
  struct Item: Encodable {
    /// What takes the place of the text from `from` to the cursor.
    let value: String
    let label: String
    /// In UTF-16 units, as scripts count.
    let from: Int
  }

  let items: [Item]

  init(_ suggestions: [FilterSuggestion], text: String) {
    let scalars = Array(text.unicodeScalars)
    items = suggestions.map { suggestion in
      let before = scalars[..<min(suggestion.range.lowerBound, scalars.count)]
      return Item(
        value: suggestion.insertion, label: suggestion.label,
        from: before.reduce(0) { $0 + UTF16.width($1) })
    }
  }
}
