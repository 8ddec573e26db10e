import Language
import Web

/// The markup of the list of segments.
enum SegmentListViews {
  static func page(_ page: SegmentListPage, _ words: Words) -> HTML {
    let add =
      page.mayWrite ? Button(words["segments.add"], icon: .plus, style: .primary).link("/segments/new") : nil
    let head = PageHead(words["segments.title"], summary: words["segments.summary"], actions: add)
    return """
      \(head.html)\(AccountListViews.tabs(isSegments: true, words))\
      <div class="stack">\(notice(page, words))\(list(page, words))</div>
      """
  }

  private static func notice(_ page: SegmentListPage, _ words: Words) -> HTML? {
    guard let archived = page.archived else { return page.partial.map { Notice(.info, $0).html } }
    let undo = Button(words["action.undo"], size: .small).post(
      to: "/segments/\(archived.id)/restoration", csrf: page.csrf)
    return Notice(.success, words("segments.archived", ["name": archived.name]), action: undo).html
  }

  private static func list(_ page: SegmentListPage, _ words: Words) -> HTML {
    guard !page.lines.isEmpty else {
      return EmptyState(icon: .accounts, title: words["segments.empty"], text: words["segments.empty.text"]).html
    }
    return DataTable(
      caption: words["segments.title"],
      columns: [
        DataTableColumn(words["segments.column.name"], kind: .name),
        DataTableColumn(words["segments.column.count"], kind: .number),
        DataTableColumn(words["segments.column.change"], kind: .number),
        DataTableColumn(words["segments.column.trend"], kind: .sparkline, from: .tablet),
      ],
      rows: page.lines.map { line in
        DataTableRow(
          id: line.id, title: line.name, path: line.path,
          cells: [
            .name(line.name, detail: line.filter), .text(line.count), line.change.map { .text($0) } ?? .none,
            .sparkline(line.trend),
          ])
      }
    ).html
  }
}
