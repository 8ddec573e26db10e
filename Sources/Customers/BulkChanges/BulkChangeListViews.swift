import Kernel
import Language
import Web

/// The markup of the list of changes that were carried out.
enum BulkChangeListViews {
  static func page(_ page: Page<BulkChange>, _ texts: BulkChangeTexts, hasPrevious: Bool) -> HTML {
    let words = texts.words
    let head = PageHead(words["bulk.list"], summary: words["bulk.list.summary"])
    guard !page.items.isEmpty else {
      let link = Button(words["accounts.open"]).link("/accounts")
      return """
        \(head.html)\(EmptyState(icon: .audit, title: words["bulk.empty"], text: words["bulk.empty.text"], action: link).html)
        """
    }
    let rows = page.items.map { row($0, texts) }
    let table = DataTable(
      caption: words["bulk.list"],
      columns: [
        DataTableColumn(words["bulk.column.change"], kind: .name),
        DataTableColumn(words["bulk.column.who"], from: .tablet),
        DataTableColumn(words["bulk.column.when"], kind: .date, from: .tablet),
        DataTableColumn(words["bulk.column.state"]),
      ], rows: rows)
    let pager = Pager(
      summary: "", previous: hasPrevious ? "/bulk-changes" : nil,
      next: page.next.map { ("/bulk-changes" as Path).query("cursor", $0.description) })
    return "\(head.html)<div class=\"stack\">\(table.html)\(pager.html(words))</div>"
  }

  private static func row(_ change: BulkChange, _ texts: BulkChangeTexts) -> DataTableRow {
    let said = change.effects.prefix(3).map { line in
      "\(texts.sentence(line.effect)) (\(texts.reader.number(line.accounts)))"
    }
    let title = said.joined(separator: " · ") + (change.effects.count > 3 ? " …" : "")
    return DataTableRow(
      id: change.id.description, title: title, path: "/bulk-changes/\(change.id)",
      cells: [
        .text(title), .text(texts.person(change.madeBy)), .text(texts.reader.dateTime(change.madeAt)),
        .text(texts.words["bulk.state.\(change.state.rawValue)"]),
      ])
  }
}
