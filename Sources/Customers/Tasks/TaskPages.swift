import Kernel
import Storage
import Web

/// The page of tasks, and the buttons that end and reopen one, there and on account pages.
public struct TaskPages: Sendable {
  let database: Database
  let actions: TaskActions
  let staff: Staff
  let frame: PageFrame

  public init(database: Database, actions: TaskActions, staff: Staff, frame: PageFrame) {
    self.database = database
    self.actions = actions
    self.staff = staff
    self.frame = frame
  }

  public func add(to routes: inout Routes) {
    routes.page(.get, "/tasks", .accountsRead, list)
    TaskPagePages(database: database, actions: actions, staff: staff, frame: frame).add(to: &routes)
    routes.page(.post, "/tasks/{id}/completion", .accountsWrite) { request, actor in
      let form = try await request.form()
      _ = try await actions.complete(try request.id(), by: actor)
      return .seeOther(Self.back(form))
    }
    routes.page(.post, "/tasks/{id}/reopening", .accountsWrite) { request, actor in
      let form = try await request.form()
      _ = try await actions.reopen(try request.id(), by: actor)
      return .seeOther(Self.back(form))
    }
  }

  private static func back(_ form: Query) -> Path { form["from"].flatMap { Path(local: $0) } ?? "/tasks" }

  /// Mine and open unless the query asks for `assignee=all` or another `state`.
  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let isMine = request.query["assignee"] != "all" && actor.person != nil
    let state = request.query["state"].flatMap { TaskState(rawValue: $0) } ?? .open
    let visible = TaskAccess.visible(to: actor)
    let (now, cursor) = (request.now, try request.query.cursor())
    let names = try await staff.names(in: actor.workspace)
    let page = try await database.read { tx in
      let late = try LateDays.load(at: now, in: actor.workspace, tx)
      let query = TaskListStore.Query(
        condition: visible, assignee: isMine ? actor.person : nil, state: state, late: late, after: cursor)
      let found = try TaskListStore.page(query, in: actor.workspace, tx)
      let overdue = try TaskListStore.overdueByPerson(late, where: visible, in: actor.workspace, tx)
      let here = TaskListPage.path(isMine: isMine, state: state)
      return TaskListPage(
        rows: found.items.map { TaskRow($0, names, late, request) }, isMine: isMine, state: state,
        overdue: actor.person.flatMap { overdue[$0] } ?? 0,
        next: found.next.map { here.query("cursor", $0.description) }, mayWrite: actor.may(.accountsWrite))
    }
    return .html(frame(request, title: request.words["tasks.title"], TaskListViews.page(page, request)))
  }
}
