import Customers
import Kernel
import Storage

extension Seeder {
  /// One signal a sample. Keys ascend within a transaction and from one to the next.
  func addSignals(
    _ use: SeedUse, _ accounts: [ID<Account>], _ metrics: [Int], in workspace: ID<Workspace>
  ) async throws -> Int {
    let ids = IDSource(random: SeededRandom(seed: size.seed &+ 1))
    let moments = use.sampleDays.map { $0.utcStart + .hours(12) }
    for range in batches(1000) {
      try await services.database.write { tx in
        let signals = range.lazy.flatMap { number in
          metrics.indices.lazy.flatMap { metric in
            moments.indices.lazy.map { sample in
              Signal(
                id: ids.make(at: moments[sample]), account: accounts[number], metric: metrics[metric],
                occurredAt: moments[sample], recordedAt: moments[sample],
                value: use.value(account: number, metric: metric, sample: sample))
            }
          }
        }
        try SignalStore.load(signals, in: workspace, tx)
      }
    }
    return accounts.count * metrics.count * moments.count
  }

  /// The rollups of the same samples, a month after the other.
  func addMonths(
    _ use: SeedUse, _ accounts: [ID<Account>], _ metrics: [Int], in workspace: ID<Workspace>
  ) async throws -> Int {
    let days = use.sampleDays
    let months = Set(days.map(\.monthIndex)).sorted()
    for month in months {
      let samples = days.indices.filter { days[$0].monthIndex == month }
      for range in batches(2000) {
        try await services.database.write { tx in
          let rows = range.lazy.flatMap { number in
            metrics.indices.lazy.map { metric in
              var packed = PackedMonth(month: month)
              for sample in samples {
                packed[days[sample]] = use.value(account: number, metric: metric, sample: sample)
              }
              return (RollupStore.Key(account: accounts[number], metric: metrics[metric], month: month), packed)
            }
          }
          try RollupStore.load(rows, in: workspace, tx)
        }
      }
    }
    return accounts.count * metrics.count * months.count
  }
}
