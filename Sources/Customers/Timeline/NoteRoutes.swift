import Kernel
import Storage
import Web

/// The JSON API of notes, calls and meetings.
public struct NoteRoutes: Sendable {
  let database: Database
  let actions: NoteActions

  public init(database: Database, actions: NoteActions) {
    self.database = database
    self.actions = actions
  }

  public func add(to routes: inout Routes) {
    routes.api(.post, "/api/v1/accounts/{id}/notes", .accountsWrite, create)
    routes.api(.get, "/api/v1/notes/{id}", .accountsRead, show)
    routes.api(.patch, "/api/v1/notes/{id}", .accountsWrite, edit)
    routes.api(.get, "/api/v1/notes/{id}/revisions", .accountsRead, revisions)
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    let account = try request.id(of: Account.self)
    var fields = try await request.fields()
    let command = NoteActions.Command(&fields)
    try fields.check()
    let note = try await actions.add(command, to: account, by: actor)
    return try .created(NoteJSON(note), at: "/api/v1/notes/\(note.id)", version: note.version)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Note.self)
    let note = try await database.read { tx in try NoteAccess.load(id, for: actor, tx) }
    return try .json(NoteJSON(note), version: note.version)
  }

  private func edit(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Note.self)
    let version = try request.ifMatchVersion()
    var fields = try await request.fields()
    let body = fields.noteBody("body")
    try fields.check()
    let note = try await actions.edit(id, body: body, version: version, by: actor)
    return try .json(NoteJSON(note), version: note.version)
  }

  private func revisions(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Note.self)
    let revisions = try await database.read { tx in
      _ = try NoteAccess.load(id, for: actor, tx)
      return try NoteStore.revisions(of: id, in: actor.workspace, tx)
    }
    return try .page(Page(items: revisions.map(NoteRevisionJSON.init), next: nil), of: request)
  }
}
