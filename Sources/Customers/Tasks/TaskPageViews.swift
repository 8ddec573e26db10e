import Kernel
import Language
import Web

/// The markup of the page of one task.
enum TaskPageViews {
  static func page(_ page: TaskPage, _ request: Request) -> HTML {
    let words = request.words
    let toggle: HTML? = page.mayWrite ? TaskViews.toggle(page.row, from: page.row.path, isMain: true, request) : nil
    let done: HTML? = request.query["done"].map { _ in Notice(.success, words["common.saved"]).html }
    return """
      <div class="stack">\(PageHead(page.row.title, actions: toggle).html)\(done)\(facts(page, words))\
      <div class="columns"><div>\(ChecklistViews.panel(page, request))</div><div>\(details(page, request))</div></div>\
      </div>
      """
  }

  private static func facts(_ page: TaskPage, _ words: Words) -> HTML {
    let row = page.row
    var facts: [KeyValueList.Item] = []
    if let account = row.account {
      facts.append(.init(words["accounts.column.name"], "<a href=\"\(account.path)\">\(account.name)</a>" as HTML))
    }
    facts.append(.init(words["tasks.assignee"], row.assignee ?? words["tasks.nobody"]))
    facts.append(.init(words["common.due"], TaskViews.due(row, words).content))
    facts.append(.init(words["common.status"], words[row.isDone ? "tasks.status.done" : "tasks.status.open"]))
    facts.append(.init(words["tasks.added"], page.origin))
    return KeyValueList(facts).row
  }

  private static func details(_ page: TaskPage, _ request: Request) -> HTML {
    let words = request.words
    let panel = Panel(words["tasks.details"], id: "details")
    guard page.mayWrite else {
      return panel.html("<p class=\"timeline-text\">\(page.detail ?? words["tasks.noDetail"])</p>")
    }
    return panel.html(form(page, request))
  }

  private static func form(_ page: TaskPage, _ request: Request) -> HTML {
    let (words, form) = (request.words, page.form)
    let title = form.field("title", label: words["tasks.task"], words)
    let detail = form.field("detail", label: words["tasks.detail"], isRequired: false, words)
    let due = form.field("dueOn", label: words["common.due"], isRequired: false, words)
    let days = TaskViews.dueIn(form, words)
    let assignee = form.field("assigneeId", label: words["tasks.assignee"], isRequired: false, words)
    let priority = form.field("priority", label: words["tasks.priority"], words)
    let people = [Select.Option("", words["tasks.nobody"])] + page.people
    let priorities = TaskPriority.allCases.map { Select.Option($0.rawValue, words["task.priority.\($0.rawValue)"]) }
    return """
      <form class="form form-wide" method="post" action="\(page.row.path)">\
      \(CSRFField(token: request.csrfToken).html)\
      \(form.errors([title, detail, due, days, assignee, priority], words))\
      \(TextField(title, value: form.value("title")).html(words))\
      \(TextArea(detail, value: form.value("detail")).html(words))\
      <div class="form-row">\(DateField(due, value: form.value("dueOn")).html(words))\
      \(TextField(days, kind: .number, value: form.value(days.name)).html(words))</div>\
      <div class="form-row">\(Select(assignee, options: people, selected: form.value("assigneeId")).html(words))\
      \(Select(priority, options: priorities, selected: form.value("priority")).html(words))</div>\
      <div class="form-actions">\(Button(words["action.save"]).submit())</div></form>
      """
  }
}
