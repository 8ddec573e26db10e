import Language
import Web

/// The markup of the page of tasks.
enum TaskListViews {
  static func page(_ page: TaskListPage, _ request: Request) -> HTML {
    let words = request.words
    let summary = page.overdue > 0 ? words("tasks.overdue.mine", count: page.overdue) : words["tasks.summary"]
    return """
      <div class="stack">\(PageHead(words["tasks.title"], summary: summary).html)\
      <div class="cluster">\(whose(page, words))\(states(page, words))</div>\
      \(table(page, request))\(pager(page, words))</div>
      """
  }

  private static func whose(_ page: TaskListPage, _ words: Words) -> HTML {
    Tabs(
      words["tasks.whose"],
      items: [true, false].map { isMine in
        Tabs.Item(
          words[isMine ? "tasks.mine" : "common.all"], path: TaskListPage.path(isMine: isMine, state: page.state),
          isCurrent: page.isMine == isMine)
      }
    ).segments
  }

  private static func states(_ page: TaskListPage, _ words: Words) -> HTML {
    Tabs(
      words["tasks.state"],
      items: TaskState.allCases.map { state in
        Tabs.Item(
          words["tasks.state.\(state.rawValue)"], path: TaskListPage.path(isMine: page.isMine, state: state),
          isCurrent: page.state == state)
      }
    ).segments
  }

  private static func table(_ page: TaskListPage, _ request: Request) -> HTML {
    let words = request.words
    if page.rows.isEmpty {
      return EmptyState(icon: .task, title: words["tasks.empty"], text: words["tasks.empty.text"]).html
    }
    let columns = [
      DataTableColumn(words["tasks.task"], kind: .name),
      DataTableColumn(words["accounts.column.name"], from: .tablet),
      DataTableColumn(words["tasks.assignee"], from: .desktop), DataTableColumn(words["common.due"], kind: .date),
    ]
    let action = page.mayWrite ? [DataTableColumn(words["tasks.done"], kind: .date)] : []
    let rows = page.rows.map { row in
      DataTableRow(id: row.id.description, title: row.title, path: row.path, cells: cells(row, page, request))
    }
    return DataTable(caption: words["tasks.title"], columns: columns + action, rows: rows).html
  }

  private static func cells(_ row: TaskRow, _ page: TaskListPage, _ request: Request) -> [DataTableCell] {
    let here = TaskListPage.path(isMine: page.isMine, state: page.state)
    let account: HTML? = row.account.map { "<a href=\"\($0.path)\">\($0.name)</a>" }
    // On phones, which have no room for the column, the account stands under its task.
    let under: HTML? = account.map { "<span class=\"cell-detail to-tablet\">\($0)</span>" }
    let detail: HTML? = TaskViews.detail(row, row.detail).map {
      "<span class=\"cell-detail\" title=\"\($0)\">\($0)</span>"
    }
    var cells: [DataTableCell] = [
      .title(row.title, below: "\(detail)\(under)"), account.map(DataTableCell.html) ?? .none,
    ]
    cells.append(row.assignee.map(DataTableCell.text) ?? .none)
    cells.append(TaskViews.due(row, request.words))
    if page.mayWrite { cells.append(TaskViews.toggle(row, from: here, request)) }
    return cells
  }

  private static func pager(_ page: TaskListPage, _ words: Words) -> HTML {
    guard let next = page.next else { return .empty }
    return Pager(summary: words("common.count.tasks", count: page.rows.count), previous: nil, next: next).html(words)
  }
}
