import Customers
import Kernel
import Language
import Web

/// The forms of one item. They work without scripts; with them, `data-fold` folds the item away.
struct TodayForms {
  private let account: ID<Account>
  private let hidden: HTML

  init(_ request: Request, _ scope: WorklistScope, _ account: ID<Account>) {
    self.account = account
    hidden = """
      \(CSRFField(token: request.csrfToken).html)<input type="hidden" name="scope" value="\(scope.rawValue)">
      """
  }

  func done(_ words: Words) -> HTML {
    let button = Button(words["today.done"], icon: .check, style: .quiet, size: .small).submit()
    return form("/today/\(account)/done", button)
  }

  func step(_ title: String, icon: Icon) -> HTML {
    form("/today/\(account)/step", Button(title, icon: icon, size: .small).submit())
  }

  func snooze(_ time: WorkSnooze, _ words: Words) -> HTML {
    let title = words["today.snooze.\(time.rawValue)"]
    return form(
      "/today/\(account)/snooze",
      """
      <button class="menu-item" type="submit" name="for" value="\(time.rawValue)">\(Icon.clock.small)\(title)</button>
      """)
  }

  /// Asks why, so that rules which are wrong too often are found.
  func dismissal(_ words: Words) -> HTML {
    let id = "dismissal-\(account)"
    return form(
      "/today/\(account)/dismissal",
      """
      <label class="small" for="\(id)">\(words["today.dismissal.reason"])</label>\
      <input class="input" id="\(id)" name="reason" required maxlength="500" autocomplete="off">\
      <button class="menu-item" type="submit">\(Icon.close.small)\(words["today.dismissal"])</button>
      """)
  }

  private func form(_ path: Path, _ content: HTML) -> HTML {
    "<form method=\"post\" action=\"\(path)\" data-fold>\(hidden)\(content)</form>"
  }
}
