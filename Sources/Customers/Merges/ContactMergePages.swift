import Kernel
import Language
import Storage
import Web

/// Merging a contact with another: looking for it, the preview, and undo.
public struct ContactMergePages: Sendable {
  let database: Database
  let actions: ContactMergeActions
  let frame: PageFrame

  public init(database: Database, actions: ContactMergeActions, frame: PageFrame) {
    self.database = database
    self.actions = actions
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/contacts/{id}/merge", .accountsWrite, show)
    routes.page(.post, "/contacts/{id}/merge", .accountsWrite, merge)
    routes.page(.post, "/contacts/{id}/merge/undo", .accountsWrite, undo)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Contact.self)
    if let other = request.query["other"].flatMap(ID<Contact>.init), other != id {
      let page = MergePreviewPage(try await actions.preview(id, with: other, for: actor), request.words)
      return .html(frame(request, title: page.title, MergeViews.preview(page, request)))
    }
    return .html(try await search(id, request, actor))
  }

  private func search(_ id: ID<Contact>, _ request: Request, _ actor: Actor) async throws -> HTML {
    let page = try await database.read { tx in
      let contact = try ContactAccess.load(id, for: actor, tx)
      let asked = request.query["q"]?.trimmed
      var text = asked ?? contact.details.displayName
      var found = try Self.found(text, except: id, for: actor, tx)
      if asked == nil, found.isEmpty {
        // The same person is often written with another family name or title.
        text = MergeSearchPage.firstWord(of: text)
        found = try Self.found(text, except: id, for: actor, tx)
      }
      let accounts = try AccountStore.names(
        of: Array(Set(found.flatMap { $0.accounts.map(\.account) })).sorted(), in: actor.workspace, tx)
      return MergeSearchPage(contact, text: text, found, accounts: accounts, request.words)
    }
    return frame(request, title: page.title, MergeViews.search(page, request))
  }

  private static func found(
    _ text: String, except id: ID<Contact>, for actor: Actor, _ tx: Transaction
  ) throws -> [Contact] {
    let query = ContactListStore.Query(
      condition: ContactAccess.visible(to: actor), accounts: AccountAccess.visible(to: actor), text: text, limit: 21)
    let items = try ContactListStore.page(query, in: actor.workspace, tx).items
    return Array(items.filter { $0.id != id }.prefix(20))
  }

  private func merge(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Contact.self)
    let form = try await request.form()
    guard let other = form["other"].flatMap(ID<Contact>.init) else {
      return .html(try await search(id, request, actor), status: .unprocessableContent)
    }
    try await actions.merge(id, with: other, choices: form.mergeChoices, by: actor)
    return .seeOther("/contacts/\(id)")
  }

  private func undo(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Contact.self)
    _ = try await request.form()
    try await actions.undo(into: id, by: actor)
    return .seeOther("/contacts/\(id)")
  }
}
