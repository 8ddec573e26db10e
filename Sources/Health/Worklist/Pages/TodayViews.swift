import Language
import Web

/// The markup of Today.
enum TodayViews {
  static func page(_ page: TodayPage, _ words: Words) -> HTML {
    let byPerson = page.byPerson.map { Button(words["today.team"], icon: .people).link($0) }
    let top = PageHead(page.title, summary: page.summary, actions: byPerson).html
    let head: HTML = "\(LivePart.watch(page.live))<div \(LivePart.mark("head"))>\(top)</div>\(page.notice?.html)"
    if case .noAccounts(let mayImport) = page.empty { return "\(head)\(noAccounts(mayImport, words))" }
    return """
      \(head)<div class="stack">\(page.tabs.segments)<div \(LivePart.mark("list"))>\(content(page, words))</div></div>
      """
  }

  /// For those who see no accounts.
  static func welcome(_ name: String, _ words: Words) -> HTML {
    let profile = Button(words["web.profile"], style: .primary).link("/settings/profile")
    let text = EmptyState(
      icon: .person, title: words["today.welcome.nothing"], text: words["today.welcome.text"], action: profile)
    return "\(PageHead(words("today.welcome.title", ["name": name])).html)\(text.html)"
  }

  private static func content(_ page: TodayPage, _ words: Words) -> HTML {
    switch page.empty {
    case .noScores:
      return EmptyState(
        icon: .scorecard, title: words["today.noScores"], text: words["today.noScores.text"]
      ).html
    case .nothingToDo, .noAccounts:
      return EmptyState(icon: .check, title: words["today.empty"], text: words["today.empty.text"]).html
    case nil:
      let more: HTML? = page.more.map { "<p class=\"pager\">\(Button(words["today.more"]).link($0))</p>" }
      return "\(WorkItem.list(page.items))\(more)"
    }
  }

  private static func noAccounts(_ mayImport: Bool, _ words: Words) -> HTML {
    let button = mayImport ? Button(words["accounts.import"], icon: .importing, style: .primary).link("/imports") : nil
    return EmptyState(
      icon: .accounts, title: words["accounts.empty"], text: words["today.noAccounts.text"], action: button
    ).html
  }
}
