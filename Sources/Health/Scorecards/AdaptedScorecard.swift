import Customers
import Kernel
import Storage

/// The scorecard that a workspace has before anybody made one: it follows the metrics that have data.
enum AdaptedScorecard {
  /// Makes the default scorecard when there is none, and a new version of it when metrics came or went while
  /// nobody has edited it. Quantiles that drift make no new version.
  static func ensure(
    on day: LocalDate, isWorthwhile: Bool, language: LanguageCode, effects: Effects, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    let stored = try ScorecardStore.all(in: workspace, tx).first(where: \.isDefault)
    guard stored == nil || isWorthwhile, stored?.isAdapted != false else { return }
    let metrics = try MetricSummaryStore.all(onOrBefore: day, in: workspace, tx)
    let fields = try MetricSummaryStore.fields(in: workspace, tx)
    let adapted = DefaultScorecard.adapted(to: metrics, fields: fields)
    guard var card = stored else {
      let new = StoredScorecard(
        id: effects.newID(), name: name[language], isAdapted: true, version: 0, definition: adapted,
        createdAt: effects.now)
      _ = try ScorecardStore.insert(new, by: nil, in: workspace, tx)
      return
    }
    guard Set(adapted.measures.map(\.key)) != Set(card.definition.measures.map(\.key)) else { return }
    card.definition = adapted
    _ = try ScorecardStore.update(card, from: card.version, at: effects.now, by: nil, in: workspace, tx)
  }

  private static let name = LocalizedText(en: "Standard", hi: "मानक", ko: "기본")
}
