import Kernel
import Storage
import Web

/// How files come in with requests, and go out.
extension AttachmentActions {
  /// Reads a form of a page, with files or without.
  func form(_ request: Request, _ actor: Actor) async throws -> Multipart {
    try await request.form(
      withFilesInto: folder.arrivals(in: actor.workspace), limit: Attachment.sizeLimit, most: Attachment.formLimit)
  }

  /// The file of the path, to be kept: never shown in the place of a page.
  func download(_ request: Request, _ actor: Actor) async throws -> Response {
    let (note, id) = (try request.id(of: Note.self), try request.id("attachmentId", of: Attachment.self))
    let attachment = try await database.read { tx in try AttachmentAccess.load(id, of: note, for: actor, tx) }
    return try .attachment(fileAt: folder.path(of: id, in: actor.workspace), name: attachment.shownName)
  }
}

extension Multipart {
  /// Throws 413 when a file is too large, 422 when one is empty: nothing of such a form is carried out.
  func checkFiles() throws {
    if let name = tooLarge.first {
      let arguments = ["name": name, "limit": String(Attachment.sizeLimit >> 20)]
      let field = Problem.Field(pointer: "/file", code: "fileTooLarge", arguments: arguments)
      throw Problem(status: 413, code: "tooLarge", fields: [field])
    }
    if !empty.isEmpty { throw Problem.invalid("/file", "emptyFile") }
  }

  var arrived: [ArrivedFile] { files.map { ArrivedFile(path: $0.path, name: $0.name, size: $0.size) } }
}
