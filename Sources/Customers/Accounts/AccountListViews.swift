import Language
import Web

/// The markup of the list of accounts.
enum AccountListViews {
  static func page(_ page: AccountListPage, _ words: Words) -> HTML {
    let head = PageHead(page.title, summary: page.summary, actions: actions(page, words))
    if page.isEmptyWorkspace { return "\(head.html)\(empty(page, words))" }
    return """
      \(head.html)<div class="stack">\(page.time)\(page.filter.html(words))\(list(page, words))\(page.pager.html(words))</div>
      """
  }

  private static func actions(_ page: AccountListPage, _ words: Words) -> HTML? {
    page.mayWrite ? Button(words["accounts.add"], icon: .plus, style: .primary).link("/accounts/new") : nil
  }

  private static func empty(_ page: AccountListPage, _ words: Words) -> HTML {
    let button = page.mayImport ? Button(words["accounts.import"], icon: .importing).link("/imports") : nil
    return EmptyState(
      icon: .accounts, title: words["accounts.empty"], text: words["accounts.empty.text"], action: button
    ).html
  }

  private static func list(_ page: AccountListPage, _ words: Words) -> HTML {
    if page.lines.isEmpty {
      return EmptyState(icon: .search, title: words["accounts.none"], text: words["accounts.none.text"]).html
    }
    return DataTable(
      caption: page.title, columns: columns(page, words), rows: page.lines.map(row), total: total(page, words)
    ).html
  }

  private static func columns(_ page: AccountListPage, _ words: Words) -> [DataTableColumn] {
    func column(
      _ key: String, _ kind: DataTableColumn.Kind, _ sort: AccountSort? = nil, firstDescending: Bool = false,
      from: DataTableColumn.Width = .always
    ) -> DataTableColumn {
      let isCurrent = sort == page.sort
      let next = isCurrent ? !page.descending : firstDescending
      return DataTableColumn(
        words["accounts.column.\(key)"], kind: kind, sort: sort.map { page.sorted($0, next) },
        order: isCurrent ? (page.descending ? .descending : .ascending) : nil, from: from)
    }
    return [
      column("name", .name, .name),
      column("health", .health, .health),
      column("trend", .sparkline, from: .desktop),
      column("change", .number, .change, from: .desktop),
      column("arr", .number, .mrr, firstDescending: true),
      column("renewal", .date, .renewal, from: .tablet),
      column("lastContact", .date, .lastContact, from: .desktop),
      column("stage", .text, from: .wide),
      column("owner", .text, from: .tablet),
    ]
  }

  private static func row(_ line: AccountListPage.Line) -> DataTableRow {
    DataTableRow(
      id: line.id, title: line.name, path: line.path,
      cells: [
        .name(line.name, detail: line.detail), .health(line.health), .sparkline(line.trend), .text(line.change),
        .text(line.arr), .text(line.renewal), .text(line.lastContact), .text(line.stage), .text(line.owner),
      ])
  }

  private static func total(_ page: AccountListPage, _ words: Words) -> [DataTableCell] {
    [
      .text(words["accounts.total"]), .none, .none, .none,
      .html(
        """
        <strong data-total-arr>\(page.total)</strong>\
        <div class="muted small" data-total-mrr>\(page.totalMRR)</div>
        """),
      .none, .none, .none, .none,
    ]
  }
}
