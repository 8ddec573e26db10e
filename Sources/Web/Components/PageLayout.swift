import Kernel
import Language

/// The frame of every page behind the sign-in: rail of places, top line, title, the work.
public struct PageLayout: Sendable {
  public let head: DocumentHead
  /// The workspace's name, over the places.
  public let workspace: String
  public let places: [Place]
  public let person: SignedInPerson
  /// This page with its query: the language switch comes back to it.
  public let path: Path
  public let csrf: CSRFField
  /// "As of 30 June 2026", when the page does not show now.
  public let asOf: String?
  public let notices: [Notice]
  /// Nil for who is told of nothing.
  public let bell: NotificationBell?
  /// For prose and forms: at most 880 px.
  public let isNarrow: Bool

  public init(
    head: DocumentHead, workspace: String, places: [Place], person: SignedInPerson, path: Path, csrf: CSRFField,
    asOf: String? = nil, notices: [Notice] = [], bell: NotificationBell? = nil, isNarrow: Bool = false
  ) {
    self.head = head
    self.workspace = workspace
    self.places = places
    self.person = person
    self.path = path
    self.csrf = csrf
    self.asOf = asOf
    self.notices = notices
    self.bell = bell
    self.isNarrow = isNarrow
  }

  /// The document; `content` begins with a `PageHead`.
  public func html(_ words: Words, _ content: HTML) -> HTML {
    let narrow = isNarrow ? " content-narrow" : ""
    let body: HTML = """
      <body><a class="skip-link" href="#main">\(words["web.skip"])</a><div class="frame">\(rail(words))<div>\
      \(topline(words))<main class="content\(narrow)" id="main" tabindex="-1">\
      <div class="notices" data-notices>\(notices.map(\.html))</div>\(content)</main></div></div>\
      \(BottomBar(places: places).html(words))\(ClientWords.html(words))</body>
      """
    return head.document(body)
  }

  private func rail(_ words: Words) -> HTML {
    let daily: [HTML] = places.filter { !$0.isAside }.map(\.html)
    let aside: [HTML] = places.filter(\.isAside).map(\.html)
    return """
      <nav class="rail" aria-label="\(words["web.places"])" data-places>\
      <a class="brand" href="/" title="\(workspace)">\(Icon.brand.html)<span class="truncate">\(workspace)</span></a>\
      \(daily)<div class="rail-rest">\(aside)</div></nav>
      """
  }

  private func topline(_ words: Words) -> HTML {
    let date: HTML? = asOf.map { "<span class=\"as-of\">\(Icon.calendar.small)\($0)</span>" }
    let language = LanguageSwitch(current: head.language, returnTo: path, csrf: csrf)
    return """
      <header class="topline">\(search(words))<div class="topline-end">\(date)\(bell?.html(words))\(language.menu(words))\
      \(person.menu(words, theme: head.theme, returnTo: path, csrf: csrf))</div></header>
      """
  }

  private func search(_ words: Words) -> HTML {
    """
    <form class="search" role="search" method="get" action="/accounts" aria-label="\(words["web.search"])">\
    \(Icon.search.small)<input name="filter" type="search" autocomplete="off" placeholder="\(words["web.search"])" \
    aria-label="\(words["web.search"])" aria-keyshortcuts="Control+K Meta+K" data-palette><kbd data-palette-keys hidden></kbd></form>
    """
  }
}
