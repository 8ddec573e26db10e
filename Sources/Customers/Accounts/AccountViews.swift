import Language
import Web

/// The markup of one account's page.
enum AccountViews {
  static func page(_ page: AccountPage, _ words: Words) -> HTML {
    let edit = page.mayWrite ? Button(words["action.edit"]).link("\(page.path)/edit") : nil
    return """
      <header class="account-head"><div class="page-head"><div><h1 title="\(page.name)">\(page.name)</h1>\
      <p>\(page.detail)</p></div><div class="page-actions">\(page.health.pill)\(edit)</div></div>\
      \(KeyValueList(page.facts).row)</header>\
      <div class="columns"><div class="stack">\(page.know)</div><div class="stack">\(page.happened)</div></div>
      """
  }
}
