import Customers
import Kernel
import Storage
import Web

/// Health on the account page: the score large, half a year of it, what it is made of, what changed in a month.
public struct HealthPanel: Sendable {
  let reader: ScoreReader

  public init(service: ScoringService) { reader = ScoreReader(service) }

  /// The panel for the account page; nothing for those who may not see health.
  public var panel: AccountPanel {
    AccountPanel(.know, stamp: HealthScoreStore.stamp, showsPast: true) { context, tx in
      guard context.actor.may(.healthRead) else { return nil }
      let day = context.day
      let view = try reader.view(
        of: context.account.id, from: day - 30, to: day, knownAt: context.time.knownAt, today: context.request.today,
        in: context.actor.workspace, tx)
      guard let view else { return nil }
      return Self.html(view, context)
    }
  }

  private static func html(_ view: HealthView, _ context: AccountPanel.Context) -> HTML {
    let words = context.request.words
    let views = HealthViews(view: view, words: words)
    let path = view.path.at(context.time, context.request)
    let more = Button(words["health.open"], style: .quiet, size: .small).link(path)
    return Panel(words["health.title"], actions: more, id: "health").html(
      """
      \(views.head)\(views.trend)\(views.contributions)\
      <h3>\(words["health.whatChanged"])</h3>\(views.bridge)
      """)
  }
}

extension ScoreReader {
  /// What a page shows of an account's health between two days; nil without a scorecard.
  func view(
    of account: ID<Account>, from: LocalDate, to: LocalDate, knownAt moment: Timestamp? = nil, today: LocalDate,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> HealthView? {
    guard let now = try score(of: account, on: to, knownAt: moment, today: today, in: workspace, tx) else { return nil }
    let earlier = try score(of: account, on: from, knownAt: moment, today: today, in: workspace, tx)
    let history = try history(
      of: account, from: to - 7 * HealthView.weeks, to: to, knownAt: moment, in: workspace, tx)
    let verdict = try BacktestStore.verdict(on: now.score.scorecardVersion, in: workspace, tx)
    return HealthView(
      account: account, explained: now, earlier: earlier, history: history, from: from, to: to, knownAt: moment,
      verdict: verdict)
  }
}
