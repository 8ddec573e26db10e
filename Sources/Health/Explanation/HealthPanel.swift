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
      let days = HealthDays(from: context.day - 30, to: context.day, knownAt: context.time.knownAt)
      let view = try reader.view(
        of: context.account.id, days, today: context.request.today, in: context.actor.workspace, tx)
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
    of account: ID<Account>, _ days: HealthDays, today: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> HealthView? {
    guard let ends = try ends(of: account, days, today: today, in: workspace, tx) else { return nil }
    let history = try history(
      of: account, from: days.to - 7 * HealthView.weeks, to: days.to, knownAt: days.knownAt, in: workspace, tx)
    return HealthView(
      account: account, explained: ends.to, earlier: ends.from, history: history, days: days,
      verdict: try BacktestStore.verdict(on: ends.to.score.scorecardVersion, in: workspace, tx))
  }
}
