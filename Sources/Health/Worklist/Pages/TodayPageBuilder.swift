import Customers
import Kernel
import Language
import Web

/// Turns a page of items into what the reader sees.
struct TodayPageBuilder {
  let loaded: WorklistLists.Loaded
  let request: Request
  let actor: Actor
  /// What the reader has just put away.
  var putAway: PutAway?
  /// A reason that was refused, with the account that it was for.
  var refused: (account: ID<Account>, problem: Problem)?

  /// An account whose item was put away a moment ago.
  struct PutAway: Sendable {
    let account: ID<Account>
    let name: String
    let kind: WorkDecision.Kind
  }

  private var words: Words { request.words }
  private var reader: Reader { request.reader }

  func page() -> TodayPage {
    TodayPage(
      title: title, live: live, notice: putAway.map(notice), summary: summary, tabs: tabs,
      byPerson: WorklistScope.offered(to: actor).count > 1 ? teamPath : nil, items: loaded.page.items.map(item),
      more: loaded.page.next.map { loaded.choice.path("/").query("cursor", $0.description) }, empty: empty)
  }

  private var live: Path {
    loaded.choice.path("/today/live").query("cursor", request.query["cursor"]).query("seen", loaded.stamp)
  }

  /// "Today", or "Today · Mina Park".
  private var title: String { [words["today.title"], loaded.personName].compactMap(\.self).joined(separator: " · ") }

  private var teamPath: Path {
    let widest = WorklistScope.offered(to: actor).last ?? .team
    return WorklistChoice(loaded.choice.scope == .team ? .team : widest).path("/today/team")
  }

  private func notice(_ item: PutAway) -> Notice {
    let undo = TodayForms(request, loaded.choice, item.account).undo(words)
    return Notice(.success, words("today.putAway.\(item.kind.rawValue)", ["account": item.name]), action: undo)
  }

  private var summary: String? {
    loaded.totals.count > 0 ? words.today(loaded.totals) : nil
  }

  private var tabs: Tabs {
    Tabs(
      words["today.scope"],
      items: WorklistScope.offered(to: actor).map {
        let choice = WorklistChoice($0)
        return Tabs.Item(
          words["today.scope.\($0.rawValue)"], path: choice.path("/"), isCurrent: choice == loaded.choice)
      })
  }

  private var empty: TodayPage.Empty? {
    guard loaded.page.items.isEmpty else { return nil }
    if !loaded.hasAccounts { return .noAccounts(mayImport: actor.may(.accountsImport)) }
    return loaded.hasScores ? .nothingToDo : .noScores
  }

  private func item(_ item: WorklistItem) -> WorkItem {
    let row = item.row
    let since = row.since ?? request.today
    return WorkItem(
      id: "item-\(row.account)", account: item.accountName, path: "/accounts/\(row.account)",
      health: HealthBadge(
        tone: Tone(item.health.band), score: item.health.band == .grey ? nil : item.health.score.map(reader.whole),
        word: words["health.band.\(item.health.band.rawValue)"]),
      sentences: row.reasons.map(loaded.sentences.html),
      money: (reader.money(row.money), moneyNote(item)),
      since: RelativeTime(
        text: reader.relative(since, to: request.today), exact: reader.date(since, .full), machine: since.description),
      order: loaded.sentences.order(row.order), actions: actions(item), menu: menu(item))
  }

  private func moneyNote(_ item: WorklistItem) -> String {
    guard let left = item.renewalOn.map({ $0 - request.today }), left >= 0 else { return words["today.money.arr"] }
    return left == 0 ? words["today.money.renewsToday"] : words("today.money.renews", count: left)
  }

  private func actions(_ item: WorklistItem) -> HTML {
    guard actor.may(.accountsWrite) else { return .empty }
    return "\(step(item))\(TodayForms(request, loaded.choice, item.row.account).done(words))"
  }

  private func step(_ item: WorklistItem) -> HTML {
    let step = WorkStep(for: item.row.reasons)
    let title = words["today.step.\(step.rawValue)"]
    if step == .task { return Button(title, icon: .task, size: .small).link("/accounts/\(item.row.account)") }
    return TodayForms(request, loaded.choice, item.row.account).step(title, icon: step == .call ? .phone : .mail)
  }

  private func menu(_ item: WorklistItem) -> Menu? {
    guard actor.may(.accountsWrite) else { return nil }
    let forms = TodayForms(request, loaded.choice, item.row.account)
    return Menu(
      words("today.menu", ["account": item.accountName]), face: Icon.more.small,
      items: [
        .custom(forms.snooze(words)), .line, .custom(forms.dismissal(error(of: item.row.account), words)),
      ],
      csrf: CSRFField(token: request.csrfToken), opening: .start, isOpen: error(of: item.row.account) != nil)
  }
}

extension TodayPageBuilder {
  /// What is wrong with the reason that was given for this account.
  private func error(of account: ID<Account>) -> String? {
    guard let refused, refused.account == account, let field = refused.problem.fields.first else { return nil }
    return words("problem.field.\(field.code)", field.arguments)
  }
}

extension Reader {
  fileprivate func whole(_ points: Points) -> String { number(points.whole) }
}
