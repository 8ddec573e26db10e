import Language
import Web

/// The markup of merging, accounts and contacts alike.
enum MergeViews {
  static func search(_ page: MergeSearchPage, _ request: Request) -> HTML {
    let words = request.words
    let field = Field("q", label: page.texts.search, help: page.texts.searchHelp)
    return """
      <div class="stack">\(PageHead(page.title, summary: page.texts.summary).html)\
      <form class="form" method="get" action="\(page.path)/merge">\(TextField(field, kind: .search, value: page.text).html(words))\
      <div class="form-actions">\(Button(words["action.search"]).submit())\
      \(Button(words["action.cancel"], style: .quiet).link(page.path))</div></form>\(found(page))</div>
      """
  }

  private static func found(_ page: MergeSearchPage) -> HTML {
    if page.rows.isEmpty {
      return EmptyState(icon: .search, title: page.texts.none, text: page.texts.noneDetail).html
    }
    let table = DataTable(caption: page.texts.found, columns: page.columns, rows: page.rows)
    return "<div class=\"table-choose\">\(table.html)</div>"
  }

  static func preview(_ page: MergePreviewPage, _ request: Request) -> HTML {
    let words = request.words
    let names = ["own": page.own, "other": page.other]
    let obstacle: HTML? = page.obstacle.map { Notice(.error, words["merge.obstacle"], detail: $0).html }
    let submit: HTML? =
      page.obstacle == nil ? Button(page.texts.submit, style: .primary).submit() : nil
    return """
      \(PageHead(page.title, summary: words("merge.explained", names)).html)\(obstacle)\
      <form class="stack" method="post" action="\(page.path)/merge">\(CSRFField(token: request.csrfToken).html)\
      <input type="hidden" name="other" value="\(page.otherID)">\(fields(page, words))\(moves(page, words))\
      <p class="muted">\(words("merge.afterwards", names))</p>\
      <div class="form-actions">\(submit)\
      \(Button(page.texts.another, style: .quiet).link("\(page.path)/merge"))\
      \(Button(words["action.cancel"], style: .quiet).link(page.path))</div></form>
      """
  }

  private static func fields(_ page: MergePreviewPage, _ words: Words) -> HTML {
    let panel = Panel(words["merge.fields"], id: "fields")
    if page.fields.isEmpty { return panel.html("<p class=\"muted\">\(words["merge.fields.none"])</p>") }
    let rows: [HTML] = page.fields.map { field in
      """
      <fieldset class="merge-field"><legend>\(field.label)</legend>\
      \(side(.own, field, page.own, words))\(side(.other, field, page.other, words))</fieldset>
      """
    }
    return panel.html("<div class=\"merge-fields\">\(rows)</div>")
  }

  private static func side(
    _ side: MergeSide, _ field: MergePreviewPage.Field, _ account: String, _ words: Words
  ) -> HTML {
    let text = side == .own ? field.own : field.other
    let whose: HTML? = text == account ? nil : "<span class=\"muted small\" title=\"\(account)\">\(account)</span>"
    return """
      <label class="merge-choice"><input type="radio" name="choice.\(field.name)" value="\(side.rawValue)"\
      \(flag: " checked", field.usual == side)><span><span class="merge-value">\(text)</span>\(whose)</span></label>
      """
  }

  private static func moves(_ page: MergePreviewPage, _ words: Words) -> HTML {
    let panel = Panel(words("merge.moves", ["name": page.own]), id: "moves")
    if page.moves.isEmpty { return panel.html("<p class=\"muted\">\(page.texts.movesNone)</p>") }
    let items: [HTML] = page.moves.map { "<li>\($0)</li>" }
    return panel.html("<ul class=\"cluster merge-moves\">\(items)</ul>")
  }
}
