import Kernel
import Language
import Web

/// The markup of saved views.
struct SavedViewViews {
  let request: Request
  let actor: Actor

  private var words: Words { request.words }
  private var csrf: CSRFField { CSRFField(token: request.csrfToken) }

  func list(_ views: [SavedView]) -> HTML {
    let head = PageHead(words["views.title"], summary: words["views.summary"])
    guard !views.isEmpty else {
      let link = Button(words["accounts.title"]).link("/accounts")
      return """
        \(head.html)\(EmptyState(icon: .accounts, title: words["views.empty"], text: words["views.empty.text"], action: link).html)
        """
    }
    let table = DataTable(
      caption: words["views.title"],
      columns: [
        DataTableColumn(words["views.name"], kind: .name), DataTableColumn(words["views.seenBy"], from: .tablet),
        DataTableColumn(words["views.actions"]),
      ], rows: views.map(row))
    return "\(head.html)\(table.html)"
  }

  private func row(_ view: SavedView) -> DataTableRow {
    DataTableRow(
      id: view.id.description, title: view.details.name, path: view.path,
      cells: [
        .name(view.details.name, detail: view.details.filter.isEmpty ? nil : view.details.filter),
        .text(words[view.details.isShared ? "views.shared" : "views.mine"]), .html(actions(view)),
      ])
  }

  private func actions(_ view: SavedView) -> HTML {
    guard SavedViewActions.mayChange(view, actor) else { return .empty }
    let edit = Button(words["action.edit"], style: .quiet, size: .small).link("/views/\(view.id)")
    let delete = Button(words["action.delete"], style: .quiet, size: .small)
      .post(to: "/views/\(view.id)/deletion", csrf: csrf)
    return "<div class=\"row-actions\">\(edit)\(delete)</div>"
  }

  func form(_ values: SubmittedForm, _ view: SavedView?) -> HTML {
    let target: Path = view.map { "/views/\($0.id)" } ?? "/views"
    let name = values.field("name", label: words["views.name"], words)
    let shared = values.field("isShared", label: words["views.share"], isRequired: false, words)
    let hidden: [HTML] = (["columns", "sort"] + (view == nil ? [] : ["version"])).map {
      "<input type=\"hidden\" name=\"\($0)\" value=\"\(values.value($0))\">"
    }
    let filter = values.accountFilter(help: words["views.filter.help"], words)
    return """
      \(PageHead(view?.details.name ?? words["views.add"], summary: words["views.form.summary"]).html)\
      <form class="stack form" method="post" action="\(target)">\(csrf.html)\(hidden)\
      \(values.errors([name, shared], words))\(TextField(name, value: values.value("name")).html(words))\(filter)\
      \(Checkbox(shared, isOn: values.value("isShared") == "yes").html)\
      <div class="form-actions">\(Button(words["action.save"], style: .primary).submit())\
      \(Button(words["action.cancel"], style: .quiet).link(view.map(\.path) ?? "/accounts"))</div></form>
      """
  }
}
