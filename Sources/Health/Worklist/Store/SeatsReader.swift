import Customers
import Kernel
import Storage

/// Finds how many of an account's seats are in use: the metric that a scorecard reads for each seat.
enum SeatsReader {
  /// The youngest value of that metric, by account; empty in a workspace that does not measure it.
  static func seatsInUse(
    _ stretch: WorkStretch, on day: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Account>: Double] {
    let measures = try ScorecardStore.all(in: workspace, tx).flatMap(\.definition.measures)
    let keys = measures.filter { $0.aggregate == .shareOfSeats }.flatMap(\.source.metrics)
    // Days of a count do not add up to seats; a level, or the different users of a day, do.
    let metric = try MetricStore.all(in: workspace, tx).first {
      keys.contains($0.key) && ($0.kind == .lastValue || $0.kind == .distinctUsers)
    }
    guard let metric else { return [:] }
    return try WorkFactsStore.latest(of: metric.number, on: day, stretch, in: workspace, tx)
  }
}
