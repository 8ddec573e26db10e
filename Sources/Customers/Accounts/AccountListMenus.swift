import Language
import Web

/// The menus above the list of accounts: saved views, columns, export.
enum AccountListMenus {
  static func html(_ page: AccountListPage, _ words: Words) -> HTML {
    "<div class=\"list-menus\">\(views(page, words))\(columns(page, words))\(export(page, words))</div>"
  }

  private static func views(_ page: AccountListPage, _ words: Words) -> HTML {
    let saved = page.views.map { Menu.Item.link($0.details.name, $0.path, icon: $0.id == page.view?.id ? .check : nil) }
    let more: [Menu.Item] = [
      .link(words["views.save"], page.kept("/views/new"), icon: nil),
      .link(words["views.manage"], "/views", icon: nil),
    ]
    return menu(page.view?.details.name ?? words["views.title"], saved + (saved.isEmpty ? [] : [.line]) + more)
  }

  private static func columns(_ page: AccountListPage, _ words: Words) -> HTML {
    let boxes: [HTML] = AccountColumn.allCases.map { column in
      """
      <label class="check"><input type="checkbox" name="column" value="\(column.rawValue)"\
      \(flag: " checked", page.columns.contains(column))><span>\(words["accounts.column.\(column.rawValue)"])</span></label>
      """
    }
    let hidden: [HTML] = page.filter.keep.filter { $0.name != "column" }.map {
      "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">"
    }
    let form: HTML = """
      <form class="menu-form" method="get" action="/accounts">\(hidden)\
      <input type="hidden" name="filter" value="\(page.filter.value)"><fieldset class="stack-s">\
      <legend class="visually-hidden">\(words["accounts.columns"])</legend>\(boxes)</fieldset>\
      \(Button(words["web.filter.apply"], size: .small).submit())</form>
      """
    return menu(words["accounts.columns"], [.custom(form)])
  }

  private static func export(_ page: AccountListPage, _ words: Words) -> HTML? {
    guard page.mayExport, !page.lines.isEmpty else { return nil }
    func link(_ key: String, _ format: String, _ content: String, raw: Bool = false) -> Menu.Item {
      let path = page.kept("/accounts/export").query("format", format).query("content", content)
      return .link(words["export.\(key)"], path.query("raw", raw ? "yes" : nil), icon: nil)
    }
    return menu(
      words["export.title"],
      [
        link("csv.shown", "csv", "shown"), link("csv.all", "csv", "all"), link("csv.raw", "csv", "all", raw: true),
        .line,
        link("xlsx.shown", "xlsx", "shown"), link("xlsx.all", "xlsx", "all"),
      ])
  }

  private static func menu(_ label: String, _ items: [Menu.Item]) -> HTML {
    Menu(label, items: items, csrf: CSRFField(token: "")).html
  }
}
