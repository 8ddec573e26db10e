import HTTPTypes
import Kernel
import Storage
import Web

/// The page of one task, with the forms of its details and its checklist.
struct TaskPagePages: Sendable {
  let database: Database
  let actions: TaskActions
  let staff: Staff
  let frame: PageFrame

  private var checklists: ChecklistActions { ChecklistActions(database: database, effects: actions.effects) }

  func add(to routes: inout Routes) {
    routes.page(.get, "/tasks/{id}", .accountsRead) { request, actor in
      .html(try await page(request, actor, TaskPageBuilder.Refused()))
    }
    routes.page(.post, "/tasks/{id}", .accountsWrite, change)
    routes.page(.post, "/tasks/{id}/checklist", .accountsWrite, addItem)
    routes.page(.post, "/tasks/{id}/checklist/{itemId}/text", .accountsWrite, rename)
    addSingleButtons(to: &routes)
  }

  private func addSingleButtons(to routes: inout Routes) {
    routes.page(.post, "/tasks/{id}/checklist/{itemId}/completion", .accountsWrite) { request, actor in
      try await item(request) { task, item, _ in
        try await checklists.change(item, of: task, by: actor, ChecklistActions.Change(isDone: true))
      }
    }
    routes.page(.post, "/tasks/{id}/checklist/{itemId}/reopening", .accountsWrite) { request, actor in
      try await item(request) { task, item, _ in
        try await checklists.change(item, of: task, by: actor, ChecklistActions.Change(isDone: false))
      }
    }
    routes.page(.post, "/tasks/{id}/checklist/{itemId}/move", .accountsWrite) { request, actor in
      try await item(request) { task, item, form in
        try await checklists.move(item, by: form["by"] == "-1" ? -1 : 1, of: task, by: actor)
      }
    }
    routes.page(.post, "/tasks/{id}/checklist/{itemId}/removal", .accountsWrite) { request, actor in
      try await item(request) { task, item, _ in
        try await checklists.remove(item, of: task, by: actor)
      }
    }
  }

  private func item(
    _ request: Request,
    _ action: (ID<CustomerTask>, ID<ChecklistItem>, Query) async throws -> TaskWithChecklist
  ) async throws -> Response {
    let form = try await request.form()
    let id = try request.id(of: CustomerTask.self)
    _ = try await action(id, try request.id("itemId"), form)
    return Self.checklist(of: id)
  }

  private static func checklist(of id: ID<CustomerTask>) -> Response {
    .seeOther(("/tasks/\(id)" as Path).anchor("checklist"))
  }

  private func change(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: CustomerTask.self)
    return try await submit(request, actor) { form in
      let fields = Fields(form: form)
      _ = try await actions.change(id, version: nil, by: actor) { draft in
        var fields = fields
        draft.read(&fields, isNew: false, prefersDays: true)
        try fields.check()
      }
      return .seeOther(("/tasks/\(id)" as Path).query("done", "details"))
    } refused: {
      TaskPageBuilder.Refused(details: $0)
    }
  }

  private func addItem(_ request: Request, _ actor: Actor) async throws -> Response {
    let id = try request.id(of: CustomerTask.self)
    return try await submit(request, actor) { form in
      var fields = Fields(form: form)
      let text = fields.checklistText("text")
      try fields.check()
      _ = try await checklists.add(text, to: id, by: actor)
      return Self.checklist(of: id)
    } refused: {
      TaskPageBuilder.Refused(added: $0)
    }
  }

  private func rename(_ request: Request, _ actor: Actor) async throws -> Response {
    let (id, item) = (try request.id(of: CustomerTask.self), try request.id("itemId", of: ChecklistItem.self))
    return try await submit(request, actor) { form in
      var fields = Fields(form: form)
      let text = fields.checklistText("text")
      try fields.check()
      _ = try await checklists.change(item, of: id, by: actor, ChecklistActions.Change(text: text))
      return Self.checklist(of: id)
    } refused: {
      TaskPageBuilder.Refused(renamed: TaskPage.Renaming(item: item, form: $0))
    }
  }

  private func submit(
    _ request: Request, _ actor: Actor, _ action: (Query) async throws -> Response,
    refused: (SubmittedForm) -> TaskPageBuilder.Refused
  ) async throws -> Response {
    let form = try await request.form()
    do {
      return try await action(form)
    } catch let error as any ProblemConvertible where [409, 422].contains(error.problem.status) {
      let page = try await page(request, actor, refused(SubmittedForm(form, error.problem)))
      return .html(page, status: HTTPResponse.Status(code: error.problem.status))
    }
  }

  private func page(
    _ request: Request, _ actor: Actor, _ refused: TaskPageBuilder.Refused
  ) async throws -> HTML {
    let id = try request.id(of: CustomerTask.self)
    let people = try await staff.names(in: actor.workspace)
    let builder = TaskPageBuilder(request: request, actor: actor, people: people, refused: refused)
    let page = try await database.read { tx in try builder.page(of: id, tx) }
    return frame(request, title: page.row.title, TaskPageViews.page(page, request))
  }
}
