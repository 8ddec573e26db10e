import Kernel
import Language
import Web

/// The markup of one change: its preview, its progress, what became of it.
struct BulkChangeViews {
  let view: BulkChangeView
  let texts: BulkChangeTexts
  let mayWrite: Bool

  private var change: BulkChange { view.change }
  private var words: Words { texts.words }
  private var csrf: CSRFField { CSRFField(token: texts.request.csrfToken) }
  private var path: Path { "/bulk-changes/\(change.id)" }

  var page: HTML {
    let made = "\(texts.person(change.madeBy)) · \(texts.reader.dateTime(change.madeAt))"
    return """
      \(PageHead(title, summary: made, actions: actions).html)<div class="stack">\(notice)\(effects)\(kept)\(some)</div>
      """
  }

  private var planned: Int { view.count(.planned) }

  private var title: String {
    guard change.state == .planned else { return words["bulk.title.past"] }
    return planned > 0 ? words("bulk.planned", count: planned) : words["bulk.title"]
  }

  private var actions: HTML? {
    guard mayWrite else { return nil }
    if change.state == .planned {
      let back = Button(words["action.cancel"], style: .quiet).link("/accounts")
      guard planned > 0 else { return back }
      let run = Button(words("bulk.run", count: planned), style: .primary).post(to: "\(path)/execution", csrf: csrf)
      return "\(back)\(run)"
    }
    guard let until = change.undoableUntil, texts.request.now < until, view.count(.changed) > 0 else {
      return Button(words["accounts.open"]).link("/accounts")
    }
    return """
      \(Button(words["accounts.open"], style: .quiet).link("/accounts"))\
      \(Button(words["action.undo"]).post(to: "\(path)/undo", csrf: csrf))
      """
  }

  private var notice: HTML {
    switch change.state {
    case .planned: preview
    case .running: Notice(.info, progress(of: .planned, "bulk.running")).html
    case .undoing: Notice(.info, progress(of: .changed, "bulk.undoing")).html
    case .done: done
    case .undone: undone
    }
  }

  private var preview: HTML {
    let same = change.chosen - planned
    let detail = same > 0 && planned > 0 ? words("bulk.alreadySo", count: same) : nil
    let text = planned > 0 ? words["bulk.previewed"] : words["bulk.nothing"]
    return Notice(.info, text, detail: detail).html
  }

  private var done: HTML {
    let detail = change.undoableUntil.map { words("bulk.undoable", ["date": texts.reader.date($0)]) }
    return Notice(.success, words("bulk.done", count: view.count(.changed)), detail: detail).html
  }

  private var undone: HTML {
    let person = texts.person(change.undoneBy)
    let when = change.undoneAt.map { texts.reader.dateTime($0) } ?? ""
    let by = "\(person) · \(when)"
    let kept = view.count(.kept)
    let text = words("bulk.undone", count: view.count(.restored))
    guard kept > 0 else { return Notice(.success, text, detail: by).html }
    return Notice(.warning, "\(text) \(words("bulk.kept", count: kept))", detail: by).html
  }

  private func progress(of open: BulkItemState, _ key: String) -> String {
    let total = view.counts.values.reduce(0, +)
    return words(key, ["done": texts.reader.number(total - view.count(open)), "total": texts.reader.number(total)])
  }

  private var effects: HTML? {
    guard !change.effects.isEmpty else { return nil }
    let rows = change.effects.enumerated().map { index, line in
      DataTableRow(
        id: String(index), title: texts.sentence(line.effect), path: nil,
        cells: [
          .text(texts.field(line.effect.field)), .html(change(line.effect)), .text(texts.reader.number(line.accounts)),
        ])
    }
    let table = DataTable(
      caption: words["bulk.effects"],
      columns: [
        DataTableColumn(words["bulk.column.what"], kind: .name),
        DataTableColumn(words["bulk.column.change"]), DataTableColumn(words["bulk.column.accounts"], kind: .number),
      ], rows: rows)
    let title = words[change.state == .planned ? "bulk.effects" : "bulk.effects.past"]
    return Panel(title, isFlush: true).html(table.html)
  }

  private func change(_ effect: BulkEffect) -> HTML {
    let (from, to) = (texts.value(effect.from, of: effect.field), texts.value(effect.to, of: effect.field))
    return "<span class=\"cell-wrap\">\(from) → \(to)</span>"
  }

  private var kept: HTML? {
    guard !view.kept.isEmpty else { return nil }
    return Panel(words["bulk.kept.title"], isFlush: true).html(table(view.kept, caption: words["bulk.kept.title"]))
  }

  private var some: HTML? {
    guard !view.some.isEmpty else { return nil }
    let all = view.counts.values.reduce(0, +) - view.count(.unchanged) - view.count(.kept)
    let count = words(
      "bulk.someOf", ["count": texts.reader.number(view.some.count), "total": texts.reader.number(all)])
    return Panel(words["bulk.accounts"], count: all > view.some.count ? count : nil, isFlush: true)
      .html(table(view.some, caption: words["bulk.accounts"]))
  }

  private func table(_ items: [BulkChangeStore.Item], caption: String) -> HTML {
    let rows = items.map { item in
      DataTableRow(
        id: item.account.description, title: item.name, path: "/accounts/\(item.account)",
        cells: [
          .text(item.name), .html("<span class=\"cell-wrap\">\(texts.sentence(from: item.old, to: item.new))</span>"),
        ])
    }
    return DataTable(
      caption: caption,
      columns: [
        DataTableColumn(words["accounts.column.name"], kind: .name), DataTableColumn(words["bulk.column.change"]),
      ], rows: rows
    ).html
  }
}
