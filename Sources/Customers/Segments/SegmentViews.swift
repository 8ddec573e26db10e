import Kernel
import Language
import Web

/// The markup of one segment's page.
enum SegmentViews {
  static func page(_ page: SegmentPage, _ request: Request) -> HTML {
    let words = request.words
    return """
      \(PageHead(page.name, summary: page.made, actions: actions(page, request)).html)\
      <div class="stack"><p class="segment-question"><code>\(page.filter)</code></p>\
      \(unreadable(page, words))\(page.partial.map { Notice(.info, $0).html })\(facts(page, words))\
      <div class="columns"><div>\(chart(page, words))</div><div>\(changes(page, words))</div></div>\(page.panels)\
      \(questions(page, words))\(accounts(page, words))</div>
      """
  }

  private static func actions(_ page: SegmentPage, _ request: Request) -> HTML? {
    guard page.mayWrite else { return nil }
    let words = request.words
    let menu = Menu(
      words["web.more"], face: Icon.more.html,
      items: [.post(words["segments.archive"], "\(page.path)/archive", icon: .close, fields: [:])],
      csrf: CSRFField(token: request.csrfToken))
    return "\(Button(words["action.edit"]).link("\(page.path)/edit"))\(menu.html)"
  }

  private static func unreadable(_ page: SegmentPage, _ words: Words) -> HTML? {
    guard !page.isReadable else { return nil }
    let mend = page.mayWrite ? Button(words["action.edit"], size: .small).link("\(page.path)/edit") : nil
    return Notice(
      .warning, words["segments.unreadable"], detail: words["segments.unreadable.detail"], action: mend
    ).html
  }

  private static func facts(_ page: SegmentPage, _ words: Words) -> HTML {
    KeyValueList([
      KeyValueList.Item(words["segments.column.count"], page.count),
      KeyValueList.Item(words["segments.change"], page.change ?? Reader.noValue),
    ]).row
  }

  private static func chart(_ page: SegmentPage, _ words: Words) -> HTML {
    let panel = Panel(words["segments.chart"])
    guard let chart = page.chart else {
      return panel.html("<p class=\"muted\">\(words["segments.chart.tomorrow"])</p>")
    }
    return panel.html(chart.html(words))
  }

  private static func changes(_ page: SegmentPage, _ words: Words) -> HTML {
    let panel = Panel(words["segments.changes"])
    guard !page.changes.isEmpty else {
      return panel.html("<p class=\"muted\">\(words["segments.changes.none"])</p>")
    }
    let rows: [HTML] = page.changes.map { change in
      let icon: Icon = change.hasEntered ? .plus : .close
      return """
        <li>\(icon.small)<a class="segment-change" href="\(change.path)" title="\(change.name)">\(change.name)</a>\
        <span class="muted nowrap">\(change.word)</span><span class="muted small nowrap">\(change.when.html)</span></li>
        """
    }
    return panel.html("<ul class=\"segment-changes\">\(rows)</ul>")
  }

  private static func questions(_ page: SegmentPage, _ words: Words) -> HTML? {
    guard !page.questions.isEmpty else { return nil }
    let rows: [HTML] = page.questions.map {
      "<li><code>\($0.filter)</code> <span class=\"muted small\">\(words("segments.asked", ["date": $0.since]))</span></li>"
    }
    return """
      <details class="segment-questions"><summary>\(words["segments.questions"])</summary>\
      <ul class="stack-s">\(rows)</ul></details>
      """
  }

  private static func accounts(_ page: SegmentPage, _ words: Words) -> HTML {
    let list = page.accounts
    let past = page.asOf.map { words("segments.accountsOn", ["date": words.reader.date($0)]) }
    let title = past ?? words["segments.accounts"]
    guard !list.lines.isEmpty else {
      let none: HTML = "<p class=\"muted\">\(words["segments.nobody"])</p>"
      return "<section class=\"stack\"><h2>\(title)</h2>\(list.time)\(none)</section>"
    }
    return """
      <section class="stack"><h2>\(title)</h2>\(list.time)\
      \(AccountListViews.list(list, words))\(list.pager.html(words))</section>
      """
  }
}
