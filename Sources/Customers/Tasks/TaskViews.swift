import Language
import Web

/// Pieces of markup that the tasks page and the panel share.
enum TaskViews {
  static func name(_ row: TaskRow, detail: String?) -> DataTableCell {
    let parts = [row.priority, detail].compactMap(\.self)
    return .name(row.title, detail: parts.isEmpty ? nil : parts.joined(separator: " · "))
  }

  static func due(_ row: TaskRow, _ words: Words) -> DataTableCell {
    guard let due = row.due else { return .none }
    guard row.isOverdue else { return .text(due) }
    return .html("<span class=\"cluster\">\(due) \(Badge(words["common.overdue"], tone: .red).html)</span>")
  }

  /// Done or open again, by a form that leads back to `path`.
  static func toggle(_ row: TaskRow, from path: Path, _ request: Request) -> DataTableCell {
    let words = request.words
    let csrf = CSRFField(token: request.csrfToken)
    let back = [(name: "from", value: path.description)]
    if row.isDone {
      let button = Button(words["action.reopen"], style: .quiet, size: .small)
      return .html(button.post(to: "/tasks/\(row.id)/reopening", csrf: csrf, fields: back))
    }
    let button = Button(words["action.done"], icon: .check, size: .small)
    return .html(button.post(to: "/tasks/\(row.id)/completion", csrf: csrf, fields: back))
  }
}
