import Language
import Web

/// The markup of one account's page.
enum AccountViews {
  static func page(_ page: AccountPage, _ words: Words) -> HTML {
    let edit = page.mayWrite ? Button(words["action.edit"]).link("\(page.path)/edit") : nil
    let merge = page.mayWrite ? Button(words["merge.action"], style: .quiet).link("\(page.path)/merge") : nil
    return """
      \(page.live.map(LivePart.watch))<header class="account-head" \(LivePart.mark("head"))><div class="page-head"><div><h1 title="\(page.name)">\(page.name)</h1>\
      <p>\(page.detail)</p></div><div class="page-actions">\(page.health.pill)\(merge)\(edit)</div></div>\
      \(KeyValueList(page.facts).row)</header><div class="as-of-line stack stack-s">\(page.time)</div>\
      <div class="columns"><div class="stack">\(parts("know", page.know))</div>\
      <div class="stack">\(parts("happened", page.happened))</div></div>
      """
  }

  /// Each panel is renewed by itself, so that a form that is being filled in elsewhere stays as it is.
  private static func parts(_ column: String, _ panels: [HTML]) -> [HTML] {
    panels.enumerated().map { "<div \(LivePart.mark("\(column)-\($0)"))>\($1)</div>" }
  }
}
