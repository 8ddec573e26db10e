import Kernel
import Language
import Web

/// The markup of a checklist.
enum ChecklistViews {
  /// "2 of 5".
  static func progress(_ progress: ChecklistProgress, _ words: Words) -> String {
    let reader = words.reader
    return words(
      "checklist.progress", ["done": reader.number(progress.done), "total": reader.number(progress.total)])
  }

  static func panel(_ page: TaskPage, _ request: Request) -> HTML {
    let words = request.words
    let foot = page.mayWrite ? add(page, request) : nil
    return Panel(words["checklist.title"], count: page.row.progress, foot: foot, isFlush: true, id: "checklist")
      .html(list(page, request))
  }

  private static func list(_ page: TaskPage, _ request: Request) -> HTML {
    let words = request.words
    if page.items.isEmpty { return "<p class=\"empty-inline\">\(words["checklist.empty"])</p>" }
    let items: [HTML] = page.items.enumerated().map { place, item in
      let done: HTML? = item.done.map { "<span class=\"muted small\">\($0)</span>" }
      return """
        <li class="checklist-item\(item.done == nil ? "" : " is-done")">\(tick(item, page, request))\
        <div class="checklist-text"><span>\(item.text)</span>\(done)</div>\(menu(item, place, page, request))</li>
        """
    }
    return "<ol class=\"checklist\">\(items)</ol>"
  }

  /// One click, also without scripts.
  private static func tick(_ item: TaskPage.Item, _ page: TaskPage, _ request: Request) -> HTML {
    let isDone = item.done != nil
    let mark: HTML = "<span class=\"tick-box\">\(isDone ? Icon.check.small : nil)</span>"
    guard page.mayWrite else { return "<span class=\"tick\">\(mark)</span>" }
    let path: Path = isDone ? "\(item.path)/reopening" : "\(item.path)/completion"
    let label = request.words(isDone ? "checklist.untick" : "checklist.tick", ["text": item.text])
    return """
      <form method="post" action="\(path)">\(CSRFField(token: request.csrfToken).html)\
      <button class="tick" type="submit">\(mark)<span class="visually-hidden">\(label)</span></button></form>
      """
  }

  private static func menu(
    _ item: TaskPage.Item, _ place: Int, _ page: TaskPage, _ request: Request
  ) -> HTML? {
    guard page.mayWrite else { return nil }
    let words = request.words
    var items: [Menu.Item] = [.custom(rename(item, page, request)), .line]
    let move: Path = "\(item.path)/move"
    if place > 0 { items.append(.post(words["checklist.up"], move, icon: .arrowUp, fields: ["by": "-1"])) }
    if place < page.items.count - 1 {
      items.append(.post(words["checklist.down"], move, icon: .arrowDown, fields: ["by": "1"]))
    }
    items.append(.post(words["action.delete"], "\(item.path)/removal", icon: .close, fields: [:]))
    return Menu(
      words("checklist.more", ["text": item.text]), face: Icon.more.html, items: items,
      csrf: CSRFField(token: request.csrfToken), isOpen: page.renamed?.item == item.id
    ).html
  }

  private static func rename(_ item: TaskPage.Item, _ page: TaskPage, _ request: Request) -> HTML {
    let words = request.words
    let refused = page.renamed?.item == item.id ? page.renamed?.form : nil
    let error = refused?.field("text", label: "", words).error
    let wrong: HTML? = error.map { "<p class=\"error\" role=\"alert\">\(Icon.alert.small)\($0)</p>" }
    let id = "text-\(item.id)"
    return """
      <form class="checklist-rename" method="post" action="\(item.path)/text">\
      \(CSRFField(token: request.csrfToken).html)<label for="\(id)">\(words["checklist.rename"])</label>\
      <input class="input" id="\(id)" name="text" value="\(refused?.value("text") ?? item.text)" \
      maxlength="\(ChecklistItem.textLimit)" autocomplete="off" required>\(wrong)\
      \(Button(words["action.save"], size: .small).submit())</form>
      """
  }

  private static func add(_ page: TaskPage, _ request: Request) -> HTML {
    let words = request.words
    let form = page.added ?? SubmittedForm()
    let text = form.field("text", label: words["checklist.text"], words)
    return """
      <form class="form form-wide" method="post" action="\(page.row.path)/checklist">\
      \(CSRFField(token: request.csrfToken).html)\(form.errors([text], words))\
      \(TextField(text, value: form.value("text")).html(words))\
      <div class="form-actions">\(Button(words["checklist.add"], icon: .plus).submit())</div></form>
      """
  }
}
