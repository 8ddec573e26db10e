import Customers
import Kernel

/// Scores accounts by one scorecard on one day.
///
/// Made once for a day: it turns keys into places and looks up what the workspace's feeds know, so that scoring
/// an account is arithmetic only.
///
/// **Zero or missing.** A window ends on the day scored, or earlier on the last day that the metric's feed has
/// delivered: a feed that died does not slowly empty the window. Counts and sums of an account without samples
/// in that window are 0 when the account ever had a sample, for its feed is alive and it was silent; an account
/// that never had one is missing the measure. Levels stand from their youngest sample. Either is missing when
/// the last day known lies before the scored window and further back than the measure carries.
///
/// **Losing data never raises a score.** A measure that once had data and has none now, whatever its policy, is
/// also reckoned with its last known points; the lower of the two scores counts, the difference is the hold.
public struct Scorer: Sendable {
  public let scorecard: Scorecard
  public let version: Int32
  public let day: LocalDate
  /// Keys of the metrics to be given, each once: the order of `AccountInputs.metrics`.
  public let metrics: [String]
  /// Names of the fields to be given, each once: the order of `AccountInputs.fields`.
  public let fields: [String]
  /// Counts of different users to be given, each once: the order of `AccountInputs.distinct`.
  public let distinctCounts: [DistinctCount]
  /// The first day whose values can matter.
  public let firstDayNeeded: LocalDate
  let measures: [PreparedMeasure]
  let allWeight: Int

  /// Prepares a valid scorecard; `feeds` has the metrics that the workspace knows, by key.
  public init(_ scorecard: Scorecard, version: Int32, day: LocalDate, feeds: [String: MetricFeed]) {
    var preparation = Preparation(day: day, feeds: feeds)
    measures = scorecard.measures.map { preparation.prepare($0) }
    self.scorecard = scorecard
    self.version = version
    self.day = day
    metrics = preparation.metrics
    fields = preparation.fields
    distinctCounts = preparation.distinctCounts
    firstDayNeeded = measures.map(\.firstDayNeeded).min() ?? day
    allWeight = measures.reduce(0) { $0 + $1.weight }
  }

  /// Inputs without any data, with a place for everything that `score` reads.
  public func emptyInputs() -> AccountInputs {
    let series = DailySeries(from: firstDayNeeded, to: day)
    return AccountInputs(
      metrics: metrics.map { _ in AccountInputs.Metric(series: series, firstSampleDay: nil) },
      fields: fields.map { _ in nil },
      distinct: distinctCounts.map { _ in nil }
    )
  }

  /// The score of one account; `previous` is its score before, of this or another version of the scorecard.
  ///
  /// Σ weight·points / Σ weight over the measures that count, in integers; then the hold, then the exceptions.
  public func score(_ inputs: AccountInputs, previous: Score?) -> Score {
    var results = results(inputs, previous: previous)
    let known = results.reduce(0) { $0 + ($1.state.hasData ? $1.weight : 0) }
    let coverage = Coverage(known: known, all: allWeight)
    guard let base = Self.distribute(&results) else {
      return finished(results, coverage: coverage, value: nil, hold: .zero, triggered: inputs.triggered)
    }
    let hold = min(.zero, (Self.counterfactual(results) ?? base) - base)
    return finished(results, coverage: coverage, value: base + hold, hold: hold, triggered: inputs.triggered)
  }
}
