import Foundation
import HTTPTypes
import Kernel
import Web

/// The JSON API of imports.
public struct ImportRoutes: Sendable {
  private let desk: ImportDesk

  public init(desk: ImportDesk) { self.desk = desk }

  public func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/imports", .accountsImport, list)
    routes.api(.post, "/api/v1/imports", .accountsImport, bodyLimit: ImportUploads.bodyLimit, create)
    routes.api(.get, "/api/v1/imports/waiting", .accountsImport, waiting)
    routes.api(.post, "/api/v1/imports/waiting/{id}/attachment", .accountsImport, attach)
    routes.api(.get, "/api/v1/imports/{id}", .accountsImport) { request, actor in
      try .json(ImportRunJSON(try await desk.run(request.id(), for: actor)))
    }
    routes.api(.get, "/api/v1/imports/{id}/undo", .accountsImport) { request, actor in
      try .json(ImportUndoPreviewJSON(try await desk.runner.previewUndo(of: request.id(), in: actor.workspace)))
    }
    routes.api(.post, "/api/v1/imports/{id}/undo", .accountsImport) { request, actor in
      let id = try request.id(of: ImportRun.self)
      try await desk.startUndo(of: id, by: actor)
      var response = try Response.json(ImportRunJSON(try await desk.run(id, for: actor)))
      if desk.launch != nil { response.status = .accepted }
      return response
    }
    routes.api(.get, "/api/v1/imports/{id}/files/{number}/refused", .accountsImport) { request, actor in
      guard let number = Int(try request.parameter("number")) else { throw Problem.notFound }
      return try await desk.refused(file: number - 1, of: request.id(), for: actor)
    }
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let (cursor, limit) = (try request.query.cursor(), try request.query.limit())
    let page = try await desk.database.read { tx in
      try ImportRunStore.page(after: cursor, limit: limit, in: actor.workspace, tx)
    }
    return try .page(page.map { ImportRunJSON($0, withReport: false) }, of: request)
  }

  /// Takes a file as a form or as the body itself: `?fileName=…&kind=…&source=…&dryRun=true`. Answers 200 with the
  /// report of a dry run, 201 with the finished run, 202 with one that is carried out later.
  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    guard let workspace = request.caller?.workspace else { throw Problem.unauthenticated }
    let sent = try await receive(request, actor)
    do {
      let failures = desk.work.failures(of: sent.upload, in: workspace)
      guard failures.isEmpty else { throw Self.problem(of: failures) }
      if sent.isDryRun {
        let report = try await desk.work.check(sent.upload, in: workspace)
        desk.uploads.remove(sent.upload.id, in: actor.workspace)
        return try .json(report)
      }
    } catch {
      desk.uploads.remove(sent.upload.id, in: actor.workspace)
      throw error
    }
    try await desk.start(sent.upload, by: actor)
    let run = try await desk.run(sent.upload.id, for: actor)
    var response = try Response.created(ImportRunJSON(run), at: "/api/v1/imports/\(run.id)")
    if desk.launch != nil { response.status = .accepted }
    return response
  }

  private struct Sent {
    var upload: ImportUpload
    let isDryRun: Bool
  }

  private func receive(_ request: Request, _ actor: Actor) async throws -> Sent {
    let folder = desk.uploads.folder(of: actor.workspace)
    let isForm = request.headers[.contentType]?.lowercased().hasPrefix("multipart/form-data") == true
    let form =
      isForm
      ? try await request.multipart(into: folder, limit: ImportUploads.fileLimit, isPage: false)
      : try await request.file(
        into: folder, name: request.query["fileName"] ?? "import.csv", limit: ImportUploads.fileLimit)
    let fields = isForm ? form.fields : request.query
    do {
      return try keep(form.file, fields, actor)
    } catch {
      if let file = form.file { try? FileManager.default.removeItem(atPath: file.path) }
      throw error
    }
  }

  private func keep(_ file: Multipart.File?, _ query: Query, _ actor: Actor) throws -> Sent {
    var fields = Fields(form: query)
    let kind = fields.choice("kind", of: ImportKind.self)
    let source = fields.optionalText("source", limit: 60)
    let isDryRun = fields.flag("dryRun") ?? false
    let format = try Self.format(&fields)
    let mapping = try query["mapping"].map { text throws(Problem) in try ImportMapping(json: Data(text.utf8)) }
    fields.validation.require(file != nil, "/file", "noFile")
    try fields.check()
    guard let file else { throw Problem.invalid("/file", "noFile") }
    var upload = try desk.uploads.keep(
      fileAt: file.path, name: file.name, size: file.size, kind: kind, by: actor.person, as: desk.effects.newID(),
      at: desk.effects.now, in: actor.workspace)
    upload.format = format
    upload.mapping = try mapping ?? source.flatMap { try proposed(upload, source: $0, actor) }
    try desk.uploads.save(upload, in: actor.workspace)
    return Sent(upload: upload, isDryRun: isDryRun)
  }

  /// The mapping that the file proposes itself, with the ids of another source.
  private func proposed(_ upload: ImportUpload, source: String, _ actor: Actor) throws -> ImportMapping? {
    let format = upload.format ?? TableFormat()
    let path = desk.uploads.path(of: upload.id, in: actor.workspace)
    guard let preview = try? TableFile(path: path, format: format).preview() else { return nil }
    let found = Recogniser(source: source).recognise(preview, kind: upload.kind, format: format)
    return found.isReady ? found.mapping : nil
  }

  /// `encoding`, `dateOrder` and `sheet`: what the sender knows of the file.
  private static func format(_ fields: inout Fields) throws -> TableFormat {
    let name = fields.optionalText("encoding", limit: 40)
    let encoding = name.flatMap(TextEncoding.init(named:)) ?? name.flatMap(TextEncoding.init(rawValue:))
    fields.validation.require(name == nil || encoding != nil, "/encoding", "notAChoice")
    return TableFormat(
      encoding: encoding, sheet: fields.optionalText("sheet", limit: 200),
      dateOrder: fields.choice("dateOrder", of: DateOrder.self))
  }

  private static func problem(of failures: [ImportFileReport.Failure]) -> Problem {
    .invalid(failures.map { Problem.Field(pointer: "/file", code: $0.code, arguments: $0.arguments) })
  }

  private func waiting(_ request: Request, _ actor: Actor) async throws -> Response {
    let (cursor, limit) = (try request.query.cursor(), try request.query.limit())
    let page = try await desk.database.read { tx in
      try ImportWaitingStore.page(after: cursor, limit: limit, in: actor.workspace, tx)
    }
    return try .page(page.map(WaitingRowJSON.init), of: request)
  }

  private func attach(_ request: Request, _ actor: Actor) async throws -> Response {
    guard let workspace = request.caller?.workspace else { throw Problem.unauthenticated }
    let id = try request.id(of: WaitingRow.self)
    var fields = try await request.fields()
    let account: ID<Account>? = fields.id("accountId")
    if account == nil { fields.validation.require(fields.has("accountId"), "/accountId", "required") }
    try fields.check()
    guard let account else { throw Problem.invalid("/accountId", "required") }
    let attached = try await desk.runner.attach(id, to: account, in: workspace, for: actor)
    return try .json(AttachedJSON(attached: attached))
  }
}
