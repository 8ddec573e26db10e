import Customers
import Kernel

extension DemoLoad {
  /// Metrics, one signal a sample, and the daily rollups, which say the same.
  mutating func writeNumbers() throws {
    var numbers: [DemoMetric: Int] = [:]
    for metric in DemoMetric.allCases {
      numbers[metric] = try MetricStore.define(
        metric.key, name: metric.name, unit: "", kind: metric.kind, direction: metric.direction,
        at: company.startDay.utcStart, in: workspace, tx
      ).number
    }
    // All accounts at once: each of the stores' calls also brings the flow of every metric and day up to date.
    var (signals, months): ([Signal], [(RollupStore.Key, PackedMonth)]) = ([], [])
    var seen: [ID<Account>: Timestamp] = [:]
    for (account, demo) in zip(accounts, company.accounts) {
      for series in demo.series {
        guard let number = numbers[series.metric] else { continue }
        signals += self.signals(series, number, of: account, in: demo.profile.region)
        months += Self.months(series, number, of: account)
        if series.metric == .logins { seen[account] = signals.last?.occurredAt }
      }
    }
    try AccountSummaryStore.noteSeen(seen, in: workspace, tx)
    try SignalStore.load(signals, in: workspace, tx)
    try RollupStore.load(months, in: workspace, tx)
  }

  /// A day's number comes at the end of the region's working day.
  private mutating func signals(
    _ series: DemoSeries, _ metric: Int, of account: ID<Account>, in region: DemoRegion
  ) -> [Signal] {
    let offset = Duration.minutes(17 * 60 + 30 - region.minutesFromUTC)
    return series.samples.map { sample in
      let moment = sample.day.utcStart + offset
      return Signal(
        id: ids.make(at: moment), account: account, metric: metric, occurredAt: moment, recordedAt: moment,
        value: sample.value)
    }
  }

  private static func months(
    _ series: DemoSeries, _ metric: Int, of account: ID<Account>
  ) -> [(RollupStore.Key, PackedMonth)] {
    var months: [(RollupStore.Key, PackedMonth)] = []
    var packed: PackedMonth?
    for sample in series.samples {
      let month = sample.day.monthIndex
      if let full = packed, full.month != month {
        months.append((RollupStore.Key(account: account, metric: metric, month: full.month), full))
        packed = nil
      }
      var open = packed ?? PackedMonth(month: month)
      open[sample.day] = sample.value
      packed = open
    }
    if let last = packed {
      months.append((RollupStore.Key(account: account, metric: metric, month: last.month), last))
    }
    return months
  }
}
