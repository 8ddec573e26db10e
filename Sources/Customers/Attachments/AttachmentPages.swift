import Kernel
import Storage
import Web

/// The forms and links of files on the timeline.
public struct AttachmentPages: Sendable {
  let actions: AttachmentActions

  public init(actions: AttachmentActions) { self.actions = actions }

  /// The largest body of a form: as many files as it takes, and its fields.
  static let bodyLimit = Attachment.formLimit * Attachment.sizeLimit + (1 << 20)

  public func add(to routes: inout Routes) {
    routes.page(.get, "/notes/{id}/attachments/{attachmentId}", .accountsRead) { request, actor in
      try await actions.download(request, actor)
    }
    routes.page(.post, "/notes/{id}/attachments", .accountsWrite, bodyLimit: Self.bodyLimit, add)
    routes.page(.post, "/notes/{id}/attachments/{attachmentId}/removal", .accountsWrite) { request, actor in
      _ = try await request.form()
      let note = try await note(request, actor)
      try await actions.remove(try request.id("attachmentId"), of: note.id, by: actor)
      return Self.timeline(of: note)
    }
  }

  private func add(_ request: Request, _ actor: Actor) async throws -> Response {
    let note = try await note(request, actor)
    let sent = try await actions.form(request, actor)
    defer { actions.discard(sent.arrived) }
    try sent.checkFiles()
    try await actions.add(sent.arrived, to: note.id, by: actor)
    return Self.timeline(of: note)
  }

  private func note(_ request: Request, _ actor: Actor) async throws -> Note {
    let id = try request.id(of: Note.self)
    return try await actions.database.read { tx in try NoteAccess.load(id, for: actor, tx) }
  }

  private static func timeline(of note: Note) -> Response {
    .seeOther(("/accounts/\(note.account)" as Path).anchor("timeline"))
  }
}
