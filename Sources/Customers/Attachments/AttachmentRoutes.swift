import Kernel
import Storage
import Web

/// The JSON API of files that stand with notes; the files themselves come and go as they are.
public struct AttachmentRoutes: Sendable {
  let actions: AttachmentActions

  public init(actions: AttachmentActions) { self.actions = actions }

  public func add(to routes: inout Routes) {
    let limit = Attachment.sizeLimit + (1 << 20)
    routes.api(.get, "/api/v1/notes/{id}/attachments", .accountsRead, list)
    routes.api(.post, "/api/v1/notes/{id}/attachments", .accountsWrite, bodyLimit: limit, create)
    routes.api(.get, "/api/v1/notes/{id}/attachments/{attachmentId}", .accountsRead, download)
    routes.api(.delete, "/api/v1/notes/{id}/attachments/{attachmentId}", .accountsWrite) { request, actor in
      try await actions.remove(try request.id("attachmentId"), of: try request.id(), by: actor)
      return .noContent
    }
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Note.self)
    let found = try await actions.database.read { tx in try AttachmentAccess.all(of: id, for: actor, tx) }
    return try .page(Page(items: found.map(AttachmentJSON.init), next: nil), of: request)
  }

  /// Takes a file as a form, or as the body itself with `?fileName=`.
  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: Note.self)
    _ = try await actions.database.read { tx in try NoteAccess.load(id, for: actor, tx) }
    let folder = actions.folder.arrivals(in: actor.workspace)
    let isForm = request.headers[.contentType]?.lowercased().hasPrefix("multipart/form-data") == true
    let sent =
      isForm
      ? try await request.multipart(into: folder, limit: Attachment.sizeLimit, isPage: false)
      : try await request.file(
        into: folder, name: request.query["fileName"] ?? "file", limit: Attachment.sizeLimit)
    let made = try await actions.add(sent.arrived, to: id, by: actor)
    guard let attachment = made.first else { throw Problem.invalid("/file", "noFile") }
    return try .created(AttachmentJSON(attachment), at: "/api/v1/notes/\(id)/attachments/\(attachment.id)")
  }

  private func download(_ request: Request, _ actor: Actor) async throws -> Response {
    try await actions.download(request, actor)
  }
}
