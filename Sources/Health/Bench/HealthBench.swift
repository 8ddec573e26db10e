import Customers
import Foundation
import Kernel
import Storage

/// `saathi bench score`: how long scoring a whole workspace takes, everything written.
public enum HealthBench {
  /// What was measured.
  public struct Report: Sendable {
    public let engine: String
    public let cores: Int
    public let accounts: Int
    public let measures: Int
    /// Stored months read by one run, and the daily values in them.
    public let months: Int
    public let dailyValues: Int64
    /// Wall-clock seconds of each run, in order.
    public let seconds: [Double]
    /// Of the median run, summed over the workers.
    public let times: ScoringTimes

    public var median: Double { seconds.sorted()[seconds.count / 2] }
  }

  /// Scores the workspace `runs` times, each time for the day after the last, and keeps the middle one.
  ///
  /// - Parameter today: the present day of the first run.
  public static func score(
    _ database: Database, workspace: ID<Workspace>, today: LocalDate, runs: Int = 5
  ) async throws -> Report {
    var measured: [(seconds: Double, times: ScoringTimes)] = []
    for run in 0..<max(1, runs) {
      let noon = (today + run).utcStart + .hours(12)
      let effects = Effects(clock: { noon }, ids: IDSource())
      let service = ScoringService(database: database, effects: effects)
      let begun = ContinuousClock.now
      let times = try await service.scoreAll(in: workspace)
      measured.append((seconds(ContinuousClock.now - begun), times))
    }
    let middle = measured.sorted { $0.seconds < $1.seconds }[measured.count / 2]
    let (measures, values) = try await database.read { tx in
      let measures = try ScorecardStore.all(in: workspace, tx).first(where: \.isDefault)?.definition.measures.count
      return (measures ?? 0, try dailyValues(in: workspace, tx))
    }
    return Report(
      engine: "\(database.dialect)", cores: ProcessInfo.processInfo.activeProcessorCount,
      accounts: middle.times.accounts, measures: measures, months: middle.times.months, dailyValues: values,
      seconds: measured.map(\.seconds), times: middle.times)
  }

  private static func dailyValues(in workspace: ID<Workspace>, _ tx: Transaction) throws -> Int64 {
    try HealthBenchStore.dailyValues(in: workspace, tx)
  }

  static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }
}

extension HealthBench.Report: CustomStringConvertible {
  /// A few lines for the terminal.
  public var description: String {
    let parts = [("read", times.read), ("compute", times.compute), ("write", times.write)]
      .map { "\($0.0) \(Self.text(HealthBench.seconds($0.1))) s" }.joined(separator: ", ")
    return """
      \(engine), \(cores) cores: \(accounts) accounts × \(measures) measures, \(dailyValues) daily values \
      in the database, \(months) stored months read
      \(Self.text(median)) s, the median of \(seconds.map(Self.text).joined(separator: " ")); \
      summed over the workers: \(parts)
      """
  }

  private static func text(_ seconds: Double) -> String {
    let hundredths = Int((seconds * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
