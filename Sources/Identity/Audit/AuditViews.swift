import Kernel
import Language
import Web

/// The audit log as a table with a filter above.
enum AuditViews {
  static func page(
    _ page: Page<AuditEntry>, _ names: AuditNames, _ actor: Actor, now: Timestamp, _ request: Request
  ) -> HTML {
    let words = request.words
    let head = PageHead(words["settings.audit"], summary: words["audit.summary"])
    let list =
      page.items.isEmpty
      ? EmptyState(icon: .audit, title: words["audit.empty"], text: words["audit.empty.text"]).html
      : table(page.items, names, now: now, words)
    return """
      <div class="stack">\(head.html)\(IdentityViews.tabs(.audit, actor, words))\(filter(names.people, request))\(list)\
      \(pager(page, request))</div>
      """
  }

  private static func filter(_ people: [Person], _ request: Request) -> HTML {
    let (words, query) = (request.words, request.query)
    let all = Select.Option("", words["common.all"])
    let person = Select(
      Field("person", label: words["audit.person"], isRequired: false),
      options: [all] + people.map { Select.Option($0.id.description, $0.name) }, selected: query["person"])
    let action = Select(
      Field("action", label: words["audit.action"], isRequired: false),
      options: [all] + AuditAction.ofIdentity.map { Select.Option($0.rawValue, name(of: $0, words)) },
      selected: query["action"])
    let from = DateField(
      Field("from", label: words["audit.from"], isRequired: false), value: query["from"] ?? "")
    let to = DateField(Field("to", label: words["audit.to"], isRequired: false), value: query["to"] ?? "")
    return """
      <form class="form form-wide" method="get" action="/settings/audit"><div class="form-row">\(person.html(words))\
      \(action.html(words))\(from.html(words))\(to.html(words))</div>\
      <div class="form-actions">\(Button(words["action.filter"]).submit())</div></form>
      """
  }

  private static func table(_ entries: [AuditEntry], _ names: AuditNames, now: Timestamp, _ words: Words) -> HTML {
    let columns = [
      DataTableColumn(words["audit.action"]), DataTableColumn(words["audit.when"], kind: .date),
      DataTableColumn(words["audit.person"]), DataTableColumn(words["audit.subject"], from: .tablet),
      DataTableColumn(words["audit.details"], from: .tablet),
    ]
    let rows = entries.map { entry in
      DataTableRow(
        id: entry.id.description, title: name(of: entry.action, words), path: nil,
        cells: [
          .text(name(of: entry.action, words)), .html(IdentityViews.time(entry.recordedAt, words, now: now).html),
          .text(author(entry.actor, names, words)), wrapped(names.subject(entry, words)),
          wrapped(names.details(entry, words)),
        ])
    }
    return DataTable(caption: words["settings.audit"], columns: columns, rows: rows, isStacked: true).html
  }

  private static func author(_ author: AuditEntry.Author, _ names: AuditNames, _ words: Words) -> String {
    switch author {
    case .person(let id): names.name(of: id) ?? id.description
    case .token(let name, let person):
      words("audit.token", ["token": name, "person": person.flatMap(names.name) ?? words["common.unknown"]])
    case .system: words["audit.system"]
    }
  }

  /// Breaks where it must, so that a long name widens no table.
  private static func wrapped(_ text: String?) -> DataTableCell {
    text.map { .html("<span class=\"wrap\">\($0)</span>") } ?? .none
  }

  /// What other rooms write has words too; what a later version wrote shows as it is.
  private static func name(of action: AuditAction, _ words: Words) -> String {
    let key = "audit.action.\(action.rawValue)"
    return words.contains(key) ? words[key] : action.rawValue
  }

  private static func pager(_ page: Page<AuditEntry>, _ request: Request) -> HTML? {
    let (words, query) = (request.words, request.query)
    guard page.next != nil || query["cursor"] != nil else { return nil }
    let here = ("/settings/audit" as Path).query("person", query["person"]).query("action", query["action"])
      .query("from", query["from"]).query("to", query["to"])
    return Pager(
      summary: words("audit.count", count: page.items.count), previous: query["cursor"] == nil ? nil : here,
      next: page.next.map { here.query("cursor", $0.description) }
    ).html(words)
  }
}
