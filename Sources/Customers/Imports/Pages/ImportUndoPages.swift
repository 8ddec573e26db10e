import Kernel
import Language
import Web

/// Undoing an import: first what would go and return, then the order.
struct ImportUndoPages: Sendable {
  let desk: ImportDesk
  let frame: PageFrame

  func add(to routes: inout Routes) {
    routes.page(.get, "/imports/{id}/undo", .accountsImport) { request, actor in
      .html(try await preview(request, actor))
    }
    routes.page(.post, "/imports/{id}/undo", .accountsImport, undo)
  }

  private func preview(_ request: Request, _ actor: Actor) async throws -> HTML {
    let run = try await desk.run(request.id(), for: actor)
    let preview = try await desk.runner.previewUndo(of: run.id, in: actor.workspace)
    let content = ImportUndoViews.page(run, preview, request)
    return frame(request, title: request.words["imports.undo.title"], content)
  }

  private func undo(_ request: Request, _ actor: Actor) async throws -> Response {
    _ = try await request.form()
    let id = try request.id(of: ImportRun.self)
    do {
      try await desk.startUndo(of: id, by: actor)
    } catch let problem as Problem where problem.code == "importInTheWay" {
      return .html(try await preview(request, actor), status: .conflict)
    }
    return .seeOther("/imports/\(id)")
  }
}

/// The words and buttons of undoing an import.
enum ImportUndoViews {
  static func page(_ run: ImportRun, _ preview: ImportUndoPreview, _ request: Request) -> HTML {
    let words = request.words
    let names = run.fileNames.joined(separator: ", ")
    let head = PageHead(words["imports.undo.title"], summary: words("imports.undo.summary", ["file": names]))
    let isBlocked = preview.obstacles?.isEmpty == false
    let button = Button(words["imports.undo.confirm"], style: .danger).post(
      to: "/imports/\(run.id)/undo", csrf: CSRFField(token: request.csrfToken))
    let back = Button(words["action.cancel"]).link("/imports/\(run.id)")
    let actions: HTML = isBlocked ? "\(back)" : "\(button)\(back)"
    return """
      <div class="stack">\(head.html)\(preview.obstacles.map { obstacles($0, words["imports.undo.blocked"], words) })\
      \(isBlocked ? nil : counts(preview.removed, words["imports.undo.removed"], words))\
      \(isBlocked ? nil : counts(preview.restored, words["imports.undo.restored"], words))\
      <div class="form-actions">\(actions)</div></div>
      """
  }

  /// The way to the preview; nothing for a run that cannot be undone.
  static func button(_ run: ImportRun, _ words: Words) -> HTML? {
    guard run.finishedAt != nil, run.undo.map({ $0.finishedAt != nil && !$0.isDone }) ?? true else { return nil }
    return Button(words["imports.undo"]).link("/imports/\(run.id)/undo")
  }

  /// How far undoing has come, or what stood in the way.
  static func state(_ undo: ImportUndo, _ words: Words) -> HTML {
    let counts = ["removed": words.reader.number(undo.removed), "restored": words.reader.number(undo.restored)]
    if undo.finishedAt == nil { return Notice(.info, words("imports.undo.running", counts)).html }
    if undo.isDone { return Notice(.success, words("imports.undo.done", counts)).html }
    return obstacles(undo.obstacles, words["problem.importInTheWay"], words)
  }

  private static func obstacles(_ obstacles: [ImportUndo.Obstacle], _ title: String, _ words: Words) -> HTML {
    guard !obstacles.isEmpty else { return .empty }
    let items: [HTML] = obstacles.map { "<li>\(words("problem.field.\($0.kind.rawValue)", $0.field.arguments))</li>" }
    return """
      \(Notice(.warning, title, detail: words["problem.importInTheWay.detail"]).html)<ul class="stack-s">\(items)</ul>
      """
  }

  private static func counts(_ counts: [ImportKind: Int], _ title: String, _ words: Words) -> HTML? {
    let items = ImportKind.allCases.compactMap { kind in
      counts[kind].map { KeyValueList.Item(words["imports.kind.\(kind.rawValue)"], words.reader.number($0)) }
    }
    return items.isEmpty ? nil : Panel(title).html(KeyValueList(items).row)
  }
}
