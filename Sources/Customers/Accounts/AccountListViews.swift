import Language
import Web

/// The markup of the list of accounts.
enum AccountListViews {
  static func page(_ page: AccountListPage, _ words: Words) -> HTML {
    let head = PageHead(page.title, summary: page.summary, actions: actions(page, words))
    if page.isEmptyWorkspace { return "\(head.html)\(empty(page, words))" }
    return """
      \(head.html)\(tabs(isSegments: false, words))<div class="stack">\(page.time)\
      <div class="toolbar">\(page.filter.html(words))\(AccountListMenus.html(page, words))</div>\
      \(selectable(page, words))\(page.pager.html(words))</div>
      """
  }

  /// Between the list of accounts and that of segments.
  static func tabs(isSegments: Bool, _ words: Words) -> HTML {
    Tabs(
      words["accounts.title"],
      items: [
        Tabs.Item(words["accounts.tab.all"], path: "/accounts", isCurrent: !isSegments),
        Tabs.Item(words["segments.title"], path: "/segments", isCurrent: isSegments),
      ]
    ).html
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

  /// The list with tick boxes and what can be done with the chosen rows.
  private static func selectable(_ page: AccountListPage, _ words: Words) -> HTML {
    guard page.mayChange, !page.lines.isEmpty else { return list(page, words) }
    let selection = DataTableSelection(allLabel: words["accounts.selectAll"])
    let change = Button(words["bulk.open"], size: .small).submit()
    let every = Button(words["bulk.openAll"], style: .quiet, size: .small).submit(name: "all", value: "yes")
    return """
      <form method="get" action="/bulk-changes/new"><input type="hidden" name="filter" value="\(page.filter.value)">\
      \(list(page, words, selection: selection))\(BulkBar(actions: "\(change)\(every)").html(words))</form>
      """
  }

  static func list(
    _ page: AccountListPage, _ words: Words, selection: DataTableSelection? = nil
  ) -> HTML {
    if page.lines.isEmpty {
      return EmptyState(icon: .search, title: words["accounts.none"], text: words["accounts.none.text"]).html
    }
    return DataTable(
      caption: page.title, columns: columns(page, words), rows: page.lines.map(row),
      total: page.columns.contains(.arr) ? total(page, words) : nil,
      selection: selection
    ).html
  }

  private static func columns(_ page: AccountListPage, _ words: Words) -> [DataTableColumn] {
    func column(
      _ key: String, _ kind: DataTableColumn.Kind, _ sort: AccountSort? = nil, firstDescending: Bool = false,
      from: DataTableColumn.Width = .always
    ) -> DataTableColumn {
      let isCurrent = sort != nil && sort == page.sort
      let next = isCurrent ? !page.descending : firstDescending
      return DataTableColumn(
        words["accounts.column.\(key)"], kind: kind, sort: sort.map { page.sorted($0, next) },
        order: isCurrent ? (page.descending ? .descending : .ascending) : nil, from: from)
    }
    let width = { (chosen: AccountColumn) in page.hasChosenColumns ? DataTableColumn.Width.always : chosen.from }
    return [column("name", .name, .name)]
      + page.columns.map { chosen in
        let isMoney = chosen == .arr || chosen == .mrr
        return column(chosen.rawValue, chosen.kind, chosen.sort, firstDescending: isMoney, from: width(chosen))
      }
  }

  private static func row(_ line: AccountListPage.Line) -> DataTableRow {
    DataTableRow(
      id: line.id, title: line.name, path: line.path, cells: [.name(line.name, detail: line.detail)] + line.cells)
  }

  private static func total(_ page: AccountListPage, _ words: Words) -> [DataTableCell] {
    let (arr, mrr) = (lines(page.total), lines(page.totalMRR))
    let sum: HTML = """
      <strong data-total-arr>\(arr)</strong><div class="muted small" data-total-mrr>\(mrr)</div>
      """
    return [.text(words["accounts.total"])] + page.columns.map { $0 == .arr ? .html(sum) : .none }
  }

  /// Each amount on a line of its own.
  private static func lines(_ amounts: [String]) -> HTML { .join(amounts.map { "\($0)" }, separator: "<br>") }
}
