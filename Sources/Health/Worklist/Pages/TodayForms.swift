import Customers
import Kernel
import Language
import Web

/// The forms of one item. They work without scripts; with them, `data-fold` folds the item away.
struct TodayForms {
  private let account: ID<Account>
  private let hidden: HTML

  init(_ request: Request, _ choice: WorklistChoice, _ account: ID<Account>) {
    self.account = account
    let person: HTML? = choice.person.map { "<input type=\"hidden\" name=\"person\" value=\"\($0.description)\">" }
    hidden = """
      \(CSRFField(token: request.csrfToken).html)<input type="hidden" name="scope" value="\(choice.scope.rawValue)">\
      \(person)
      """
  }

  func done(_ words: Words) -> HTML {
    let button = Button(words["today.done"], icon: .check, style: .quiet, size: .small).submit()
    return form("/today/\(account)/done", button)
  }

  func step(_ title: String, icon: Icon) -> HTML {
    form("/today/\(account)/step", isUndone: false, Button(title, icon: icon, size: .small).submit())
  }

  /// One form with a button for each time.
  func snooze(_ words: Words) -> HTML {
    let buttons: [HTML] = WorkSnooze.allCases.map { time in
      let title = words["today.snooze.\(time.rawValue)"]
      return """
        <button class="menu-item" type="submit" name="for" value="\(time.rawValue)">\(Icon.clock.small)\(title)</button>
        """
    }
    return form("/today/\(account)/snooze", .join(buttons))
  }

  /// Asks why, so that rules which are wrong too often are found.
  ///
  /// - Parameter error: what was wrong with the reason as it was sent.
  func dismissal(_ error: String?, _ words: Words) -> HTML {
    let id = "dismissal-\(account)"
    let wrong: HTML? = error.map { "<p class=\"error\" id=\"\(id)-error\">\(Icon.alert.small)\($0)</p>" }
    let tied: HTML? = error.map { _ in " aria-invalid=\"true\" aria-describedby=\"\(id)-error\" data-focus" }
    return form(
      "/today/\(account)/dismissal",
      """
      <label class="small" for="\(id)">\(words["today.dismissal.reason"])</label>\
      <input class="input" id="\(id)" name="reason" required maxlength="500" autocomplete="off"\
      \(tied)>\(wrong)\
      <button class="menu-item" type="submit">\(Icon.close.small)\(words["today.dismissal"])</button>
      """)
  }

  /// Brings back what was just put away.
  func undo(_ words: Words) -> HTML {
    let path: Path = "/today/\(account)/undo"
    return """
      <form method="post" action="\(path)">\(hidden)\(Button(words["action.undo"], size: .small).submit())</form>
      """
  }

  /// - Parameter isUndone: whether there is a way back, which a script then offers.
  private func form(_ path: Path, isUndone: Bool = true, _ content: HTML) -> HTML {
    let back: Path = "/today/\(account)/undo"
    let undo: HTML? = isUndone ? " data-undo=\"\(back)\"" : nil
    return "<form method=\"post\" action=\"\(path)\" data-fold\(undo)>\(hidden)\(content)</form>"
  }
}
