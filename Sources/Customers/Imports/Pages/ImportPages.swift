import Foundation
import HTTPTypes
import Kernel
import Web

/// The pages of imports: history and upload, then map, check, run and report.
public struct ImportPages: Sendable {
  let desk: ImportDesk
  let frame: PageFrame

  public init(desk: ImportDesk, frame: PageFrame) {
    self.desk = desk
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/imports", .accountsImport) { request, actor in
      .html(try await history(SubmittedForm(), request, actor))
    }
    routes.page(.post, "/imports", .accountsImport, bodyLimit: ImportUploads.bodyLimit, upload)
    routes.page(.get, "/imports/{id}", .accountsImport, report)
    routes.page(.get, "/imports/{id}/live", .accountsImport, live)
    routes.page(.get, "/imports/{id}/files/{number}/refused", .accountsImport) { request, actor in
      guard let number = Int(try request.parameter("number")) else { throw Problem.notFound }
      return try await desk.refused(file: number - 1, of: request.id(), for: actor)
    }
    ImportUndoPages(desk: desk, frame: frame).add(to: &routes)
    ImportMappingPages(desk: desk, frame: frame).add(to: &routes)
    ImportWaitingPages(desk: desk, frame: frame).add(to: &routes)
  }

  /// Tells an open page how far the import has come.
  private func live(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: ImportRun.self)
    return try await .live(request, desk.bell) { actor in try await desk.run(id, for: actor).stamp }
  }

  private func history(_ form: SubmittedForm, _ request: Request, _ actor: Actor) async throws -> HTML {
    let cursor = try request.query.cursor()
    let view = try await desk.database.read { tx in
      ImportHistoryView(
        page: try ImportRunStore.page(after: cursor, limit: 50, in: actor.workspace, tx),
        waiting: try ImportWaitingStore.count(in: actor.workspace, tx))
    }
    return frame(
      request, title: request.words["imports.title"], ImportHistoryViews.page(view, form, request))
  }

  private func upload(_ request: Request, _ actor: Actor) async throws -> Response {
    let sent = try await request.multipart(
      into: desk.uploads.folder(of: actor.workspace), limit: ImportUploads.fileLimit, isPage: true)
    do {
      guard let file = sent.file else { throw Problem.invalid("/file", "noFile") }
      let kind = sent.fields["kind"].flatMap(ImportKind.init(rawValue:))
      let upload = try desk.uploads.keep(
        fileAt: file.path, name: file.name, size: file.size, kind: kind, by: actor.person, as: desk.effects.newID(),
        at: desk.effects.now, in: actor.workspace)
      return .seeOther("/imports/\(upload.id)/mapping")
    } catch let problem as Problem where [422, 429].contains(problem.status) {
      let page = try await history(SubmittedForm(sent.fields, problem), request, actor)
      return .html(page, status: HTTPResponse.Status(code: problem.status))
    }
  }

  /// The report of a run; the mapping while the file only waits.
  private func report(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: ImportRun.self)
    do {
      let run = try await desk.run(id, for: actor)
      let title = request.words("imports.run.title", ["file": run.fileNames.joined(separator: ", ")])
      return .html(frame(request, title: title, ImportReportViews.page(run, request)))
    } catch let problem as Problem where problem == .notFound {
      _ = try desk.uploads.find(id, in: actor.workspace)
      return .seeOther("/imports/\(id)/mapping")
    }
  }
}
