import Customers
import Foundation
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
    // Several workers come here at once on PostgreSQL: one makes it, the others find it made.
    try ScorecardStore.lock(workspace, tx)
    let stored = try ScorecardStore.all(in: workspace, tx).first(where: \.isDefault)
    guard stored == nil || isWorthwhile, stored?.isAdapted != false else { return }
    let metrics = try MetricSummaryStore.all(onOrBefore: day, in: workspace, tx)
    let fields = try MetricSummaryStore.fields(in: workspace, tx)
    let adapted = rounded(DefaultScorecard.adapted(to: metrics, fields: fields))
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

  /// What each template comes to with the metrics that the workspace has.
  static func of(
    _ templates: [ScorecardTemplate], on day: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ScorecardTemplate.Adapted] {
    let metrics = try MetricSummaryStore.all(onOrBefore: day, in: workspace, tx)
    let fields = try MetricSummaryStore.fields(in: workspace, tx)
    return templates.map { template in
      var adapted = template.adapted(to: metrics, fields: fields)
      adapted.definition = rounded(adapted.definition)
      return adapted
    }
  }

  /// Curves with two significant digits, as a person would have written them; a curve whose values would then
  /// no longer ascend stays as it is.
  private static func rounded(_ scorecard: Scorecard) -> Scorecard {
    let measures = scorecard.measures.map { measure in
      var measure = measure
      measure.curve = rounded(measure.curve)
      return measure
    }
    return Scorecard(
      groups: scorecard.groups, measures: measures, bands: scorecard.bands,
      minimumCoverage: scorecard.minimumCoverage, exceptions: scorecard.exceptions)
  }

  private static func rounded(_ curve: PointsCurve) -> PointsCurve {
    let knots = curve.knots.map { PointsCurve.Knot(value: rounded($0.value), points: $0.points) }
    let ascends = zip(knots, knots.dropFirst()).allSatisfy { $0.value < $1.value }
    return ascends ? PointsCurve(knots) : curve
  }

  private static func rounded(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return value }
    let scale = pow(10, 1 - log10(value.magnitude).rounded(.down))
    return (value * scale).rounded() / scale
  }

  private static let name = LocalizedText(en: "Standard", hi: "मानक", ko: "기본")
}
