import Kernel
import Language
import Storage
import Web

/// Merging an account with another: looking for it, the preview, and undo.
public struct MergePages: Sendable {
  let database: Database
  let actions: AccountMergeActions
  let staff: Staff
  let frame: PageFrame

  public init(database: Database, actions: AccountMergeActions, staff: Staff, frame: PageFrame) {
    self.database = database
    self.actions = actions
    self.staff = staff
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/accounts/{id}/merge", .accountsWrite, show)
    routes.page(.post, "/accounts/{id}/merge", .accountsWrite, merge)
    routes.page(.post, "/accounts/{id}/merge/undo", .accountsWrite, undo)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Account.self)
    if let other = request.query["other"].flatMap(ID<Account>.init), other != id {
      return .html(try await preview(id, other, request, actor))
    }
    return .html(try await search(id, request, actor))
  }

  private func preview(
    _ id: ID<Account>, _ other: ID<Account>, _ request: Request, _ actor: Actor
  ) async throws -> HTML {
    let preview = try await actions.preview(id, with: other, for: actor)
    let names = try await staff.names(in: actor.workspace)
    let (parents, attributes) = try await database.read { tx in
      let parents = try AccountStore.names(
        of: [preview.merge.own.details.parent, preview.merge.other.details.parent].compactMap(\.self),
        in: actor.workspace, tx)
      return (parents, try AttributeStore.all(in: actor.workspace, tx))
    }
    let page = MergePreviewPage(
      preview, people: names, parents: parents, attributes: attributes, request.words)
    return frame(request, title: page.title, MergeViews.preview(page, request))
  }

  private func search(_ id: ID<Account>, _ request: Request, _ actor: Actor) async throws -> HTML {
    let names = try await staff.names(in: actor.workspace)
    let page = try await database.read { tx in
      let account = try AccountAccess.load(id, for: actor, tx)
      let text = request.query["q"]?.trimmed ?? MergeSearchPage.firstWord(of: account.details.name)
      let found = try MergeCandidateStore.accounts(
        like: text, except: id, where: AccountAccess.visible(to: actor), in: actor.workspace, tx)
      return MergeSearchPage(account, text: text, found, people: names, request.words)
    }
    return frame(request, title: page.title, MergeViews.search(page, request))
  }

  private func merge(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Account.self)
    let form = try await request.form()
    guard let other = form["other"].flatMap(ID<Account>.init) else {
      return .html(try await search(id, request, actor), status: .unprocessableContent)
    }
    try await actions.merge(id, with: other, choices: form.mergeChoices, by: actor)
    return .seeOther("/accounts/\(id)")
  }

  private func undo(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Account.self)
    try await actions.undo(into: id, by: actor)
    return .seeOther("/accounts/\(id)")
  }
}
