import Language
import Web

/// The markup of the tasks on an account's page.
enum TasksPanelView {
  static func html(_ panel: TasksPanel, _ request: Request) -> HTML {
    let words = request.words
    let overdue: HTML? =
      panel.overdue > 0 ? Badge(words("tasks.overdue", count: panel.overdue), tone: .red).html : nil
    let count = panel.rows.isEmpty ? nil : words.reader.number(panel.rows.count)
    let foot = panel.form.map { form($0, panel, request) }
    return Panel(words["tasks.title"], count: count, actions: overdue, foot: foot, isFlush: true, id: "tasks")
      .html(table(panel, request))
  }

  private static func table(_ panel: TasksPanel, _ request: Request) -> HTML {
    let words = request.words
    if panel.rows.isEmpty { return "<p class=\"empty-inline\">\(words["tasks.none"])</p>" }
    let mayWrite = panel.form != nil
    let path: Path = "/accounts/\(panel.account)"
    let columns = [
      DataTableColumn(words["tasks.task"], kind: .name), DataTableColumn(words["common.due"], kind: .date),
    ]
    let rows = panel.rows.map { row in
      var cells: [DataTableCell] = [TaskViews.name(row, detail: row.assignee), TaskViews.due(row, words)]
      if mayWrite { cells.append(TaskViews.toggle(row, from: path.anchor("tasks"), request)) }
      return DataTableRow(id: row.id.description, title: row.title, path: row.path, cells: cells)
    }
    let action = mayWrite ? [DataTableColumn(words["tasks.done"], kind: .date)] : []
    return DataTable(caption: words["tasks.title"], columns: columns + action, rows: rows).html
  }

  private static func form(_ form: SubmittedForm, _ panel: TasksPanel, _ request: Request) -> HTML {
    let words = request.words
    let title = form.field("title", label: words["tasks.task"], words)
    let due = form.field("dueOn", label: words["common.due"], isRequired: false, words)
    let assignee = form.field("assigneeId", label: words["tasks.assignee"], isRequired: false, words)
    let days = TaskViews.dueIn(form, words)
    let people = [Select.Option("", words["tasks.nobody"])] + panel.people
    let target: Path = "/accounts/\(panel.account)/tasks"
    return """
      <details class="disclosure"\(flag: " open", panel.isRefused)><summary>\(Icon.plus.small)\
      \(words["tasks.add"])</summary><form class="form form-wide" method="post" action="\(target)">\
      \(CSRFField(token: request.csrfToken).html)\(form.errors([title, due, days, assignee], words))\
      \(TextField(title, value: form.value("title")).html(words))<div class="form-row">\
      \(DateField(due, value: form.value("dueOn")).html(words))\
      \(TextField(days, kind: .number, value: form.value(days.name)).html(words))\
      \(Select(assignee, options: people, selected: form.value("assigneeId")).html(words))</div>\
      <div class="form-actions">\(Button(words["tasks.add"]).submit())</div></form></details>
      """
  }
}
