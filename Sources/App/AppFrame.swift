import Kernel
import Language
import Web

/// What stands around every page: places, person, language. App alone knows the places of all rooms.
enum AppFrame {
  static let frame = PageFrame { request, title, content in
    let words = request.words
    guard let caller = request.caller else { return bare(request, title: title, content) }
    let layout = PageLayout(
      head: head(request, title: title), workspace: caller.workspace.name, places: places(request, caller.actor),
      person: SignedInPerson(name: caller.name, detail: caller.email ?? ""), path: request.returnPath,
      csrf: CSRFField(token: request.csrfToken),
      bell: caller.actor.may(.accountsRead) ? NotificationBell(path: "/notifications", unread: request.unread) : nil)
    return layout.html(words, content)
  }

  /// The page that tells of a problem.
  static func problem(_ problem: Problem, _ request: Request) -> HTML {
    let words = request.words
    let title = words("problem.\(problem.code)", problem.arguments)
    let detail = words("problem.\(problem.code).detail", problem.arguments)
    guard request.caller != nil else {
      let back = Button(words["signIn.title"], style: .primary).link("/sign-in")
      return bare(request, title: title, "<p class=\"muted\">\(detail)</p><div>\(back)</div>")
    }
    let home = Button(words["web.home"], style: .primary).link("/")
    let content = EmptyState(icon: .alert, title: title, text: detail, action: home).html
    return frame(request, title: title, "<h1 class=\"visually-hidden\">\(title)</h1>\(content)")
  }

  private static func bare(_ request: Request, title: String, _ content: HTML) -> HTML {
    BareLayout(
      head: head(request, title: title), path: request.returnPath, csrf: CSRFField(token: request.csrfToken),
      title: title
    ).html(request.words, content)
  }

  private static func head(_ request: Request, title: String) -> DocumentHead {
    DocumentHead(
      language: request.reader.language, theme: request.theme, title: title, stylesheet: StaticFiles.path("app.css"),
      script: StaticFiles.path("app.js"))
  }

  private static func places(_ request: Request, _ actor: Actor) -> [Place] {
    let words = request.words
    func place(_ key: String, _ icon: Icon, _ path: Path, _ permission: Permission, isAside: Bool = false) -> Place? {
      guard actor.may(permission) else { return nil }
      return Place(words[key], icon: icon, path: path, isCurrent: request.isWithin(path), isAside: isAside)
    }
    let settings = Place(
      words["nav.settings"], icon: .settings, path: "/settings/profile",
      isCurrent: request.path.hasPrefix("/settings"), isAside: true)
    return [
      place("nav.today", .today, "/", .accountsRead),
      place("nav.accounts", .accounts, "/accounts", .accountsRead),
      place("nav.tasks", .task, "/tasks", .accountsRead),
      place("nav.imports", .importing, "/imports", .accountsImport),
      place("nav.portfolio", .usage, "/portfolio", .healthRead),
      place("nav.scorecards", .scorecard, "/scorecards", .healthRead),
      settings,
    ].compactMap(\.self)
  }
}

extension Request {
  /// Whether this page belongs to the place at `path`.
  fileprivate func isWithin(_ place: Path) -> Bool {
    let text = place.description
    if text == "/" { return path == "/" || path.hasPrefix("/today/") }
    let also: [String] =
      switch text {
      case "/accounts": ["/segments", "/bulk-changes", "/views", "/contacts", "/subscriptions"]
      case "/scorecards": ["/backtests"]
      default: []
      }
    return ([text] + also).contains { path == $0 || path.hasPrefix("\($0)/") }
  }

  /// This page with its query when it can be asked for again; else the front page.
  fileprivate var returnPath: Path {
    guard method == .get else { return "/" }
    var path = Path(local: path) ?? "/"
    for (name, value) in query.pairs { path = path.query(named: name, value) }
    return path
  }
}
