import Kernel
import Storage
import Web

/// The JSON API of tasks.
public struct TaskRoutes: Sendable {
  let database: Database
  let actions: TaskActions

  public init(database: Database, actions: TaskActions) {
    self.database = database
    self.actions = actions
  }

  public func add(to routes: inout Routes) {
    ChecklistRoutes(
      database: database, actions: ChecklistActions(database: database, effects: actions.effects)
    ).add(to: &routes)
    routes.api(.get, "/api/v1/tasks", .accountsRead, list)
    routes.api(.post, "/api/v1/tasks", .accountsWrite, create)
    routes.api(.get, "/api/v1/tasks/{id}", .accountsRead, show)
    routes.api(.patch, "/api/v1/tasks/{id}", .accountsWrite, change)
    routes.api(.post, "/api/v1/tasks/{id}/completion", .accountsWrite, complete)
    routes.api(.delete, "/api/v1/tasks/{id}/completion", .accountsWrite, reopen)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let now = request.now
    let page = try await database.read { tx in
      let late = try LateDays.load(at: now, in: actor.workspace, tx)
      let query = try TaskListStore.Query(request, actor, late)
      if let account = query.account { try AccountAccess.require(account, for: actor, tx) }
      return try TaskListStore.page(query, in: actor.workspace, tx).map { TaskJSON($0.task, $0.progress, late) }
    }
    return try .page(page, of: request)
  }

  private func show(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: CustomerTask.self)
    let task = try await database.read { tx in try TaskAccess.load(id, for: actor, tx) }
    return try .json(try await json(task, request, actor), version: task.version)
  }

  private func json(_ task: CustomerTask, _ request: Request, _ actor: Actor) async throws -> TaskJSON {
    let now = request.now
    return try await database.read { tx in
      let progress = try ChecklistStore.progress(of: [task.id], in: actor.workspace, tx)
      return TaskJSON(task, progress[task.id], try LateDays.load(at: now, in: actor.workspace, tx))
    }
  }

  private func create(_ request: Request, _ actor: Actor) async throws -> Response {
    var fields = try await request.fields()
    var draft = TaskDraft(TaskDetails(title: ""))
    draft.read(&fields, isNew: true)
    try fields.check()
    let task = try await actions.create(draft, by: actor)
    return try .created(
      try await json(task, request, actor), at: "/api/v1/tasks/\(task.id)", version: task.version)
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: CustomerTask.self)
    let version = try request.ifMatchVersion()
    let fields = try await request.fields()
    let task = try await actions.change(id, version: version, by: actor) { draft in
      var fields = fields
      draft.read(&fields, isNew: false)
      try fields.check()
    }
    return try .json(try await json(task, request, actor), version: task.version)
  }

  private func complete(_ request: Request, _ actor: Actor) async throws -> Response {
    let task = try await actions.complete(try request.id(), by: actor)
    return try .json(try await json(task, request, actor), version: task.version)
  }

  private func reopen(_ request: Request, _ actor: Actor) async throws -> Response {
    let task = try await actions.reopen(try request.id(), by: actor)
    return try .json(try await json(task, request, actor), version: task.version)
  }
}

extension TaskListStore.Query {
  /// Reads `assignee` (`me` or an id), `account`, `state`, `cursor` and `limit`.
  init(_ request: Request, _ actor: Actor, _ late: LateDays) throws {
    let query = request.query
    var state: TaskState?
    if let text = query["state"], !text.isEmpty {
      state = TaskState(rawValue: text)
      if state == nil { throw Problem.invalid("/state", "notAChoice") }
    }
    var assignee: ID<Person>?
    if query["assignee"] == "me" {
      assignee = actor.person
      if assignee == nil { throw Problem.invalid("/assignee", "unknownReference") }
    } else {
      assignee = try query.id("assignee", of: Person.self)
    }
    self.init(
      condition: TaskAccess.visible(to: actor), account: try query.id("account", of: Account.self),
      assignee: assignee, state: state, late: late, after: try query.cursor(), limit: try query.limit())
  }
}
