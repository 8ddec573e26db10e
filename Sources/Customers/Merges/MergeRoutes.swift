import Kernel
import Storage
import Web

/// The JSON API of merges of accounts and of contacts.
public struct MergeRoutes: Sendable {
  let database: Database
  let accounts: AccountMergeActions
  let contacts: ContactMergeActions

  public init(database: Database, accounts: AccountMergeActions, contacts: ContactMergeActions) {
    self.database = database
    self.accounts = accounts
    self.contacts = contacts
  }

  public func add(to routes: inout Routes) {
    routes.api(.post, "/api/v1/accounts/{id}/merge", .accountsWrite) { request, actor in
      let id = try request.id(of: Account.self)
      let wish = try await Wish<Account>(request)
      if wish.isDryRun {
        return try .json(MergePreviewJSON(try await accounts.preview(id, with: wish.other, for: actor)))
      }
      return try .json(
        MergeJSON(try await accounts.merge(id, with: wish.other, choices: wish.choices, by: actor)))
    }
    routes.api(.post, "/api/v1/accounts/{id}/merge/undo", .accountsWrite) { request, actor in
      try .json(MergeJSON(try await accounts.undo(into: try request.id(), by: actor)))
    }
    routes.api(.get, "/api/v1/accounts/{id}/merges", .accountsRead) { request, actor in
      let id = try request.id(of: Account.self)
      let merges = try await database.read { tx in
        try AccountAccess.require(id, for: actor, tx)
        return try MergeStore.standing(into: id, in: actor.workspace, tx)
      }
      return try .page(Page(items: merges.map(MergeJSON.init), next: nil), of: request)
    }
    addContacts(to: &routes)
  }

  private func addContacts(to routes: inout Routes) {
    routes.api(.post, "/api/v1/contacts/{id}/merge", .accountsWrite) { request, actor in
      let id = try request.id(of: Contact.self)
      let wish = try await Wish<Contact>(request)
      if wish.isDryRun {
        return try .json(MergePreviewJSON(try await contacts.preview(id, with: wish.other, for: actor)))
      }
      return try .json(
        MergeJSON(try await contacts.merge(id, with: wish.other, choices: wish.choices, by: actor)))
    }
    routes.api(.post, "/api/v1/contacts/{id}/merge/undo", .accountsWrite) { request, actor in
      try .json(MergeJSON(try await contacts.undo(into: try request.id(), by: actor)))
    }
    routes.api(.get, "/api/v1/contacts/{id}/merges", .accountsRead) { request, actor in
      let id = try request.id(of: Contact.self)
      let merges = try await database.read { tx in
        _ = try ContactAccess.load(id, for: actor, tx)
        return try MergeStore.standing(into: id, in: actor.workspace, tx)
      }
      return try .page(Page(items: merges.map(MergeJSON.init), next: nil), of: request)
    }
  }
}

/// What a request wants merged.
private struct Wish<Subject: IDPrefixed> {
  let other: ID<Subject>
  let choices: [MergeField: MergeSide]
  /// Only to say what would happen.
  let isDryRun: Bool

  init(_ request: Request) async throws {
    var fields = try await request.fields()
    let other = fields.requiredID("other", of: Subject.self)
    choices = fields.mergeChoices("choices")
    isDryRun = fields.flag("dryRun") ?? false
    try fields.check()
    guard let other else { throw Problem.invalid("/other", "required") }
    self.other = other
  }
}

extension Fields {
  /// `{"name": "other", "tier": "own"}`.
  fileprivate mutating func mergeChoices(_ name: String) -> [MergeField: MergeSide] {
    guard let value = value(name), value != .null else { return [:] }
    guard case .object(let object) = value else {
      validation.add("/\(name)", "wrongType", ["wanted": "object"])
      return [:]
    }
    var choices: [MergeField: MergeSide] = [:]
    for (key, value) in object.sorted(by: { $0.key < $1.key }) {
      guard let field = MergeField(key) else {
        validation.add("/\(name)/\(key)", "unknownField")
        continue
      }
      guard case .string(let text) = value, let side = MergeSide(rawValue: text) else {
        validation.add("/\(name)/\(key)", "notAChoice")
        continue
      }
      choices[field] = side
    }
    return choices
  }
}
