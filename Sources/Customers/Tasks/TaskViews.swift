import Language
import Web

/// Pieces of markup that the tasks page and the panel share.
enum TaskViews {
  static func name(_ row: TaskRow, detail: String?) -> DataTableCell {
    .name(row.title, detail: self.detail(row, detail))
  }

  /// What stands under a task's name: how much of it is done, how much it presses, and `detail`.
  static func detail(_ row: TaskRow, _ detail: String?) -> String? {
    let parts = [row.progress, row.priority, detail].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  static func due(_ row: TaskRow, _ words: Words) -> DataTableCell {
    guard let due = row.due else { return .none }
    guard row.isOverdue else { return .text(due) }
    return .html("<span class=\"cluster\">\(due) \(Badge(words["common.overdue"], tone: .red).html)</span>")
  }

  /// The field for a due day as so many business days from now.
  static func dueIn(_ form: SubmittedForm, _ words: Words) -> Field {
    form.field(
      "dueInBusinessDays", label: words["tasks.dueIn"], help: words["tasks.dueIn.help"], isRequired: false, words)
  }

  /// Done or open again, by a form that leads back to `path`.
  static func toggle(_ row: TaskRow, from path: Path, _ request: Request) -> DataTableCell {
    .html(toggle(row, from: path, isMain: false, request))
  }

  /// - Parameter isMain: as the one primary action of a page.
  static func toggle(_ row: TaskRow, from path: Path, isMain: Bool, _ request: Request) -> HTML {
    let words = request.words
    let csrf = CSRFField(token: request.csrfToken)
    let back = [(name: "from", value: path.description)]
    if row.isDone {
      let button = Button(words["action.reopen"], style: isMain ? .plain : .quiet, size: isMain ? .regular : .small)
      return button.post(to: "/tasks/\(row.id)/reopening", csrf: csrf, fields: back)
    }
    let button = Button(
      words["action.done"], icon: .check, style: isMain ? .primary : .plain, size: isMain ? .regular : .small)
    return button.post(to: "/tasks/\(row.id)/completion", csrf: csrf, fields: back)
  }
}
