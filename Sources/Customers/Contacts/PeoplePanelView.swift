import Language
import Web

/// The markup of the people on an account's page.
enum PeoplePanelView {
  static func html(_ panel: PeoplePanel, _ request: Request) -> HTML {
    let words = request.words
    let count = panel.rows.isEmpty ? nil : words.reader.number(panel.rows.count)
    let foot = panel.form.map { form($0, panel, request) }
    return Panel(words["contacts.title"], count: count, foot: foot, isFlush: true, id: "people")
      .html(table(panel, request))
  }

  private static func table(_ panel: PeoplePanel, _ request: Request) -> HTML {
    let words = request.words
    if panel.rows.isEmpty { return "<p class=\"empty-inline\">\(words["contacts.empty"])</p>" }
    let columns = [
      DataTableColumn(words["common.name"], kind: .name), DataTableColumn(words["contacts.role"]),
      DataTableColumn(words["common.email"], from: .tablet),
      DataTableColumn(words["contacts.lastSeen"], kind: .date, from: .tablet),
    ]
    let rows = panel.rows.map { row in
      DataTableRow(
        id: row.id.description, title: row.name, path: "/contacts/\(row.id)", cells: cells(row, panel, request))
    }
    return DataTable(caption: words["contacts.title"], columns: columns, rows: rows).html
  }

  private static func cells(_ row: PeoplePanel.Row, _ panel: PeoplePanel, _ request: Request) -> [DataTableCell] {
    let words = request.words
    let seen: DataTableCell = row.lastSeen.map { DataTableCell.html($0.html) } ?? .none
    return [.title(row.name, below: below(row, words)), .html(role(row, panel, request)), .html(address(row)), seen]
  }

  /// The role; of a champion with the way to say that they left, of one who left since when.
  private static func role(_ row: PeoplePanel.Row, _ panel: PeoplePanel, _ request: Request) -> HTML {
    let words = request.words
    let csrf = CSRFField(token: request.csrfToken)
    let role = words["contact.role.\(row.role.rawValue)"]
    let mayWrite = panel.form != nil
    if row.role == .champion, mayWrite {
      let button = Button(words["contacts.left"], style: .quiet, size: .small)
      return "\(role)\(button.post(to: "/accounts/\(panel.account)/contacts/\(row.id)/departure", csrf: csrf))"
    }
    guard let left = row.left else { return "\(role)" }
    let button = Button(words["action.undo"], style: .quiet, size: .small)
    let back: HTML? =
      mayWrite && left.isOwn
      ? button.post(
        to: "/accounts/\(panel.account)/observations/\(left.id)/withdrawal", csrf: csrf, fields: [("at", "people")])
      : nil
    return "\(role)<span class=\"cell-detail\">\(words("contacts.leftOn", ["date": left.day]))</span>\(back)"
  }

  private static func below(_ row: PeoplePanel.Row, _ words: Words) -> HTML {
    let refusal: HTML? = row.doNotContact ? Badge(words["contacts.doNotContact"], tone: .red).html : nil
    return "\(DataTableCell.second(row.title))\(refusal)"
  }

  /// Of somebody who is not to be contacted it is no link.
  private static func address(_ row: PeoplePanel.Row) -> HTML {
    guard let email = row.email else { return "–" }
    if row.doNotContact { return "<span class=\"truncate\" title=\"\(email)\">\(email)</span>" }
    return "<a href=\"\(WebAddress(mailTo: email))\">\(email)</a>"
  }

  private static func form(_ form: SubmittedForm, _ panel: PeoplePanel, _ request: Request) -> HTML {
    let words = request.words
    let name = form.field("displayName", label: words["common.name"], words)
    let email = form.field("emails", label: words["common.email"], isRequired: false, words)
    let role = form.field("role", label: words["contacts.role"], words)
    let sent = form.value("role")
    let target: Path = "/accounts/\(panel.account)/contacts"
    let options = ContactRole.allCases.map { Select.Option($0.rawValue, words["contact.role.\($0.rawValue)"]) }
    return """
      <details class="disclosure"\(flag: " open", panel.isRefused)><summary>\(Icon.plus.small)\
      \(words["contacts.add"])</summary>\
      <form class="form form-wide" method="post" action="\(target)">\
      \(CSRFField(token: request.csrfToken).html)\(form.errors([name, email, role], words))<div class="form-row">\
      \(TextField(name, value: form.value("displayName")).html(words))\
      \(TextField(email, kind: .email, value: form.value("emails")).html(words))\
      \(Select(role, options: options, selected: sent.isEmpty ? ContactRole.user.rawValue : sent).html(words))</div>\
      <div class="form-actions">\(Button(words["contacts.add"]).submit())</div></form></details>
      """
  }
}
