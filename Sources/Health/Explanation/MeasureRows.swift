import Customers
import Kernel
import Storage

/// The daily values behind one measure of a score.
struct MeasureRows: Sendable {
  let measure: Measure
  let result: MeasureResult
  /// What the metrics of the measure are called; those that are gone by their keys.
  let metrics: [LocalizedText]
  /// The days that have values, youngest first, one value for each metric of the measure.
  let days: [(day: LocalDate, values: [Double?])]
  /// What people told that the measure reads, the latest first; empty for what nobody tells.
  let told: [Observation]

  /// Nil when the score has no such measure.
  init?(
    _ key: String, _ explained: ScoreReader.Explained, account: ID<Account>, knownAt moment: Timestamp? = nil,
    in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    guard let measure = explained.scorecard.measures.first(where: { $0.key == key }),
      let result = explained.score.measures.first(where: { $0.key == key })
    else { return nil }
    self.measure = measure
    self.result = result
    let reach = measure.aggregate == .changeAgainstPreviousWindow ? result.to - result.from + 1 : 0
    let (from, to) = (result.from - reach, result.to)
    let known = try measure.source.metrics.map { key in (key, try MetricStore.find(key, in: workspace, tx)) }
    metrics = known.map { key, metric in metric?.name ?? LocalizedText(key) }
    let series = try known.map { _, metric in
      try metric.map {
        try RollupStore.series(of: account, $0, from: from, to: to, knownAt: moment, in: workspace, tx)
      }
    }
    days = (0...max(0, to - from)).map { to - $0 }.compactMap { day in
      let values = series.map { $0?[day] }
      return values.contains { $0 != nil } ? (day, values) : nil
    }
    told = try Self.told(measure, of: account, upTo: explained.score.day, knownAt: moment, in: workspace, tx)
  }

  private static func told(
    _ measure: Measure, of account: ID<Account>, upTo day: LocalDate, knownAt moment: Timestamp?,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Observation] {
    guard case .field(let name) = measure.source, let kind = AccountField(rawValue: name)?.told else { return [] }
    return try ObservationStore.told(of: account, [kind], upTo: day, knownAt: moment, in: workspace, tx)
  }
}
