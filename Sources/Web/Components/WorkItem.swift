/// One thing to do on Today: an account, why, what is at stake, and the next step.
public struct WorkItem: Sendable {
  public let id: String
  public let account: String
  public let path: Path
  public let health: HealthBadge?
  /// Sentences with their figures; the first is the reason, the others gather under it.
  public let reasons: [HTML]
  /// Money at stake and what it is: "₹12,40,000", "renews in 23 days".
  public let money: (amount: String, note: String)?
  public let since: RelativeTime
  /// Why it stands here in the order, short.
  public let order: String?
  /// The suggested next step, and done.
  public let actions: HTML
  /// Snooze, not a problem, …
  public let menu: Menu?

  /// - Parameter reasons: plain sentences; their figures are set bold.
  public init(
    id: String, account: String, path: Path, health: HealthBadge?, reasons: [String],
    money: (amount: String, note: String)?, since: RelativeTime, order: String? = nil, actions: HTML, menu: Menu? = nil
  ) {
    self.init(
      id: id, account: account, path: path, health: health, sentences: reasons.map { HTML.figures(in: $0) },
      money: money, since: since, order: order, actions: actions, menu: menu)
  }

  /// - Parameter sentences: as they are, for sentences with names in which a digit is no figure.
  public init(
    id: String, account: String, path: Path, health: HealthBadge?, sentences: [HTML],
    money: (amount: String, note: String)?, since: RelativeTime, order: String? = nil, actions: HTML, menu: Menu? = nil
  ) {
    self.id = id
    self.account = account
    self.path = path
    self.health = health
    self.reasons = sentences
    self.money = money
    self.since = since
    self.order = order
    self.actions = actions
    self.menu = menu
  }

  /// A list item for `WorkItem.list`.
  public var html: HTML {
    let sentences: [HTML] = reasons.map { "<li>\($0)</li>" }
    return """
      <li class="work-item" id="\(id)" data-item data-href="\(path)"><div class="work-title">\
      <h2><a href="\(path)" title="\(account)">\(account)</a></h2>\(health?.html)</div>\
      <ul class="work-reasons">\(sentences)</ul>\(stake)\
      <div class="work-foot">\(actions)\(menu?.html)</div><span class="work-age">\(since.html)</span>\(why)</li>
      """
  }

  private var stake: HTML? {
    money.map { "<p class=\"work-money\"><b>\($0.amount)</b><span>\($0.note)</span></p>" }
  }

  private var why: HTML? { order.map { "<p class=\"work-why\">\($0)</p>" } }

  /// In order of what matters most.
  public static func list(_ items: [WorkItem]) -> HTML {
    "<ol class=\"diary\" data-list>\(items.map(\.html))</ol>"
  }
}
