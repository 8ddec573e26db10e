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
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    var wish = try AccountListRequest(request)
    do {
      return .html(try await page(wish, request, actor, error: nil))
    } catch let problem as Problem where problem.fields.contains(where: { $0.pointer == "/filter" }) {
      let said = problem.fields.map { request.words("problem.field.\($0.code)", $0.arguments) }
      let typed = wish.filter
      wish.filter = ""
      let page = try await page(wish, request, actor, error: (typed, said.joined(separator: " ")))
      return .html(page, status: .unprocessableContent)
    }
  }

  private func page(
    _ wish: AccountListRequest, _ request: Request, _ actor: Actor, error: (typed: String, said: String)?
  ) async throws -> HTML {
    let page = try await lists.page(wish, of: request, for: actor)
    let totals = try await lists.totals(wish, of: request, for: actor)
    let names = try await staff.names(in: actor.workspace)
    let builder = AccountListPageBuilder(wish: wish, request: request, names: names)
    let view = builder.page(page, totals, actor: actor, error: error)
    return frame(request, title: request.words["accounts.title"], AccountListViews.page(view, request.words))
  }

  private func completions(_ request: Request, _ actor: Actor) async throws -> Response {
    let text = String((request.query["text"] ?? "").prefix(2000))
    let cursor = request.query["cursor"].flatMap { Int($0) } ?? text.unicodeScalars.count
    let suggestions = FilterCompletion.complete(
      text, cursor: cursor, fields: lists.fields(at: .present), permissions: actor.permissions,
      language: request.reader.language)
    return try .json(CompletionsJSON(suggestions, text: text))
  }
}

/// Completions as the script of the filter field takes them: each gives the whole text that the field then has.
private struct CompletionsJSON: Encodable {
  struct Item: Encodable {
    let value: String
    let label: String
  }

  let items: [Item]

  init(_ suggestions: [FilterSuggestion], text: String) {
    let scalars = Array(text.unicodeScalars)
    items = suggestions.map { suggestion in
      var whole = String.UnicodeScalarView()
      whole.append(contentsOf: scalars[..<min(suggestion.range.lowerBound, scalars.count)])
      whole.append(contentsOf: suggestion.insertion.unicodeScalars)
      whole.append(contentsOf: scalars[min(suggestion.range.upperBound, scalars.count)...])
      return Item(value: String(whole), label: suggestion.label)
    }
  }
}
