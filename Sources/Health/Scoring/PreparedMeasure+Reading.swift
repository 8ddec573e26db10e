import Customers
import Kernel

extension PreparedMeasure {
  /// The measure's value for one account on the day scored; nil when it is missing.
  func read(_ inputs: AccountInputs) -> Reading? {
    let scored = window(ending: day, stageBegan: inputs.stageBegan)
    let reading: Reading? =
      switch source {
      case .silent: nil
      case .field(let slot): inputs.fields[slot].map(Reading.init)
      case .distinct(let metric, let count): readDistinct(inputs, inputs.metrics[metric], inputs.distinct[count])
      case .metric(let place) where place.kind.isAdditive: readTotal(inputs, inputs.metrics[place.slot], place.kind)
      case .metric(let place): readLevel(inputs, inputs.metrics[place.slot], place.kind)
      case .ratio(let over, let under): readRatio(inputs, over, under)
      }
    guard let reading, reading.value.isFinite, isWithinReach(reading.dataDay, scored) else { return nil }
    return reading
  }

  /// Whether data of `dataDay` still counts: inside the window that ends on the day scored, or carried.
  private func isWithinReach(_ dataDay: LocalDate, _ scored: ClosedRange<LocalDate>?) -> Bool {
    if day - dataDay <= missing.staleAfter { return true }
    return scored.map { dataDay >= $0.lowerBound } ?? false
  }

  private func readDistinct(_ inputs: AccountInputs, _ metric: AccountInputs.Metric, _ count: Double?) -> Reading? {
    guard let count, wasSeen(metric), let window = window(ending: end, stageBegan: inputs.stageBegan) else {
      return nil
    }
    return Reading(value: count, window: window, dataDay: end, isSilence: count == 0)
  }

  /// Counts and sums: known up to the feed's last day, silence is zero.
  private func readTotal(_ inputs: AccountInputs, _ metric: AccountInputs.Metric, _ kind: MetricKind) -> Reading? {
    guard wasSeen(metric), let window = window(ending: end, stageBegan: inputs.stageBegan) else { return nil }
    let totals = metric.series.totals(from: window.lowerBound, to: window.upperBound)
    guard let value = value(totals, metric, kind, window, seats: inputs.seats) else { return nil }
    return Reading(value: value, window: window, dataDay: end, isSilence: totals.days == 0)
  }

  /// Levels: the window moves back to the youngest sample, which carries.
  private func readLevel(_ inputs: AccountInputs, _ metric: AccountInputs.Metric, _ kind: MetricKind) -> Reading? {
    guard let last = metric.series.last(onOrBefore: end),
      let window = window(reaching: last.day, stageBegan: inputs.stageBegan)
    else { return nil }
    let totals = metric.series.totals(from: window.lowerBound, to: window.upperBound)
    guard let value = value(totals, metric, kind, window, seats: inputs.seats) else { return nil }
    return Reading(value: value, window: window, dataDay: last.day)
  }

  /// Without anything below the line there is no ratio: the window moves back to where there was.
  private func readRatio(_ inputs: AccountInputs, _ over: Place, _ under: Place) -> Reading? {
    let (upper, lower) = (inputs.metrics[over.slot].series, inputs.metrics[under.slot].series)
    guard let last = lower.last(onOrBefore: end),
      let window = window(reaching: last.day, stageBegan: inputs.stageBegan),
      let divisor = natural(lower, under.kind, window), divisor != 0,
      let dividend = natural(upper, over.kind, window)
    else { return nil }
    let dataDay = under.kind.isAdditive ? window.upperBound : last.day
    return Reading(value: dividend / divisor, window: window, dataDay: dataDay)
  }

  /// The window that ends on the feed's last day, or on `last` when that lies before it.
  private func window(reaching last: LocalDate, stageBegan: LocalDate?) -> ClosedRange<LocalDate>? {
    guard let window = window(ending: end, stageBegan: stageBegan) else { return nil }
    return last >= window.lowerBound ? window : self.window(ending: last, stageBegan: stageBegan)
  }

  private func wasSeen(_ metric: AccountInputs.Metric) -> Bool { metric.firstSampleDay.map { $0 <= end } ?? false }

  private func value(
    _ totals: DailySeries.Totals, _ metric: AccountInputs.Metric, _ kind: MetricKind,
    _ window: ClosedRange<LocalDate>, seats: Double?
  ) -> Double? {
    switch aggregate {
    case .sum: totals.sum
    case .mean: kind.isAdditive ? totals.sum / Double(window.upperBound - window.lowerBound + 1) : totals.mean
    case .daysActive: Double(totals.activeDays)
    case .last: last(metric.series, kind, window)
    case .distinct: nil
    case .changeAgainstPreviousWindow: change(totals, metric, kind, window)
    case .shareOfSeats: perSeat(totals, metric.series, kind, window, seats: seats)
    }
  }

  private func last(_ series: DailySeries, _ kind: MetricKind, _ window: ClosedRange<LocalDate>) -> Double? {
    guard let sample = series.last(onOrBefore: window.upperBound), sample.day >= window.lowerBound else {
      return kind.isAdditive ? 0 : nil
    }
    return sample.value
  }

  /// Only for an account that was there for the whole window before.
  private func change(
    _ totals: DailySeries.Totals, _ metric: AccountInputs.Metric, _ kind: MetricKind, _ window: ClosedRange<LocalDate>
  ) -> Double? {
    let days = window.upperBound - window.lowerBound + 1
    let before = (window.lowerBound - days)...(window.lowerBound - 1)
    guard let first = metric.firstSampleDay, first <= before.lowerBound,
      let now = natural(totals, kind), let then = natural(metric.series, kind, before)
    else { return nil }
    if then != 0 { return (now - then) / abs(then) }
    if now == 0 { return kind.isAdditive ? -1 : 0 }
    return now > 0 ? 1 : -1
  }

  private func perSeat(
    _ totals: DailySeries.Totals, _ series: DailySeries, _ kind: MetricKind, _ window: ClosedRange<LocalDate>,
    seats: Double?
  ) -> Double? {
    guard let seats, seats > 0 else { return nil }
    return (kind.isAdditive ? totals.sum : last(series, kind, window)).map { $0 / seats }
  }

  private func natural(_ series: DailySeries, _ kind: MetricKind, _ window: ClosedRange<LocalDate>) -> Double? {
    natural(series.totals(from: window.lowerBound, to: window.upperBound), kind)
  }

  private func natural(_ totals: DailySeries.Totals, _ kind: MetricKind) -> Double? {
    kind.isAdditive ? totals.sum : totals.mean
  }
}
