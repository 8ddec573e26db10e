import HTTPTypes
import Kernel
import Web

/// The steps between upload and report: match the columns, check, run.
struct ImportMappingPages: Sendable {
  let desk: ImportDesk
  let frame: PageFrame

  func add(to routes: inout Routes) {
    routes.page(.get, "/imports/{id}/mapping", .accountsImport) { request, actor in
      .html(try await mappingPage(nil, request, actor))
    }
    routes.page(.post, "/imports/{id}/mapping", .accountsImport, map)
    routes.page(.get, "/imports/{id}/check", .accountsImport, check)
    routes.page(.get, "/imports/{id}/check/live", .accountsImport, live)
    routes.page(.post, "/imports/{id}/run", .accountsImport, run)
  }

  private func mappingPage(_ form: SubmittedForm?, _ request: Request, _ actor: Actor) async throws -> HTML {
    let content: HTML
    do {
      let view = try await self.view(request, actor)
      content = ImportMappingViews.page(view, form ?? SubmittedForm(view.values), request)
    } catch let error as ByteSourceError {
      content = ImportMappingViews.unreadable(error, request)
    }
    return frame(request, title: request.words["imports.mapping"], content)
  }

  /// The file with the mapping that was decided, that was used last for such a file, or that it proposes.
  private func view(_ request: Request, _ actor: Actor) async throws -> ImportMappingView {
    let upload = try desk.uploads.find(request.id(), in: actor.workspace)
    let kind = request.query["kind"].flatMap(ImportKind.init(rawValue:)) ?? upload.kind
    let path = desk.uploads.path(of: upload.id, in: actor.workspace)
    let format = Self.format(request.query).or(upload.format ?? TableFormat())
    let preview = try TableFile(path: path, format: format).preview()
    let (last, attributes) = try await desk.database.read { tx in
      (
        try ImportRunStore.lastMapping(header: preview.header, in: actor.workspace, tx),
        try AttributeStore.all(in: actor.workspace, tx)
      )
    }
    return ImportMappingView(
      upload: upload, preview: preview, kind: kind, format: format, last: last, attributes: attributes)
  }

  /// What the person has chosen of how the file is written: `?encoding=cp949&sheet=Accounts`.
  private static func format(_ query: Query) -> TableFormat {
    TableFormat(
      encoding: query["encoding"].flatMap(TextEncoding.init(rawValue:)),
      sheet: query["sheet"].flatMap { $0.isEmpty ? nil : $0 })
  }

  private func map(_ request: Request, _ actor: Actor) async throws -> Response {
    let form = try await request.form()
    let view = try await view(request, actor)
    guard let workspace = request.caller?.workspace else { throw Problem.unauthenticated }
    do {
      var mapping = try ImportMappingForm(form, header: view.header).mapping().with(view.format)
      if let question = mapping.decideDates(view.preview) {
        throw Problem.invalid("/dateOrder", question.code, question.arguments)
      }
      _ = try RowMapper(mapping: mapping, header: view.header, currency: workspace.currency)
      var upload = view.upload
      upload.kind = mapping.kind
      upload.mapping = mapping
      upload.format = view.format
      try desk.uploads.save(upload, in: actor.workspace)
      try await desk.prepareCheck(of: upload, by: actor)
      return .seeOther("/imports/\(upload.id)/check")
    } catch let problem as Problem where problem.status == 422 {
      return .html(try await mappingPage(SubmittedForm(form, problem), request, actor), status: .unprocessableContent)
    }
  }

  private func check(_ request: Request, _ actor: Actor) async throws -> Response {
    guard let workspace = request.caller?.workspace else { throw Problem.unauthenticated }
    let upload = try desk.uploads.find(request.id(), in: actor.workspace)
    guard upload.mapping != nil else { return .seeOther("/imports/\(upload.id)/mapping") }
    let content =
      try await desk.checkReport(of: upload, in: workspace).map { ImportMappingViews.check(upload, $0, request) }
      ?? ImportMappingViews.checking(upload, request)
    return .html(frame(request, title: request.words["imports.check.title"], content))
  }

  /// Tells a page that waits for the report of a large file when it is there.
  private func live(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: ImportRun.self)
    let desk = desk
    return try await .live(request, desk.bell) { actor in
      _ = try desk.uploads.find(id, in: actor.workspace)
      return desk.uploads.report(of: id, in: actor.workspace) == nil ? "checking" : "checked"
    }
  }

  private func run(_ request: Request, _ actor: Actor) async throws -> Response {
    _ = try await request.form()
    let id = try request.id(of: ImportRun.self)
    let run = try await desk.database.read { tx in try ImportRunStore.find(id, in: actor.workspace, tx) }
    if run == nil {
      let upload = try desk.uploads.find(id, in: actor.workspace)
      guard upload.mapping != nil else { return .seeOther("/imports/\(id)/mapping") }
      try await desk.start(upload, by: actor)
    }
    return .seeOther("/imports/\(id)")
  }
}
