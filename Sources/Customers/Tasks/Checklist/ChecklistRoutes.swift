import Kernel
import Language
import Storage
import Web

/// The JSON API of checklists. Versions are those of the task.
struct ChecklistRoutes: Sendable {
  let database: Database
  let actions: ChecklistActions

  func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/tasks/{id}/checklist", .accountsRead, show)
    routes.api(.post, "/api/v1/tasks/{id}/checklist", .accountsWrite, create)
    routes.api(.patch, "/api/v1/tasks/{id}/checklist/{itemId}", .accountsWrite, change)
    routes.api(.delete, "/api/v1/tasks/{id}/checklist/{itemId}", .accountsWrite, remove)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: CustomerTask.self)
    return try Self.answer(try await database.read { tx in try TaskWithChecklist.load(id, for: actor, tx) })
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: CustomerTask.self)
    var fields = try await request.fields()
    let text = fields.checklistText("text")
    let position = fields.integer("position", in: 0...ChecklistItem.limit)
    try fields.check()
    let (task, item) = try await actions.add(text, at: position, to: id, by: actor)
    let place = task.items.firstIndex { $0.id == item.id } ?? 0
    return try .created(
      ChecklistItemJSON(item, at: place), at: "/api/v1/tasks/\(id)/checklist", version: task.task.version)
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let (id, item) = (try request.id(of: CustomerTask.self), try request.id("itemId", of: ChecklistItem.self))
    let version = try request.ifMatchVersion()
    var fields = try await request.fields()
    var change = ChecklistActions.Change()
    if fields.has("text") { change.text = fields.checklistText("text") }
    change.isDone = fields.flag("isDone")
    change.position = fields.integer("position", in: 0...ChecklistItem.limit)
    try fields.check()
    return try Self.answer(try await actions.change(item, of: id, version: version, by: actor, change))
  }

  private func remove(_ request: Request, _ actor: Actor) async throws -> Response {
    let (id, item) = (try request.id(of: CustomerTask.self), try request.id("itemId", of: ChecklistItem.self))
    let version = try request.ifMatchVersion()
    _ = try await actions.remove(item, of: id, version: version, by: actor)
    return .noContent
  }

  private static func answer(_ task: TaskWithChecklist) throws -> Response {
    try .json(ChecklistJSON(items: ChecklistItemJSON.all(task.items)), version: task.task.version)
  }
}

extension Fields {
  /// The text of an item, which has to be there.
  mutating func checklistText(_ name: String) -> String {
    TextNormalizer.stored(text(name, limit: ChecklistItem.textLimit))
  }
}
