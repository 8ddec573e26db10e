import Kernel

extension [SubscriptionPeriod] {
  /// The price on a day: before they begin, the first.
  func price(on day: LocalDate) -> SubscriptionPeriod? { last { $0.startsOn <= day } ?? first }
}

extension Subscription {
  /// The same under other terms: it begins with its first price and ends with its last. Prices that would lie wholly
  /// outside are dropped.
  func under(_ terms: SubscriptionTerms) -> Subscription {
    var copy = self
    copy.terms = terms
    let (start, end) = (terms.startsOn, terms.endsOn)
    var kept = periods.filter { period in
      (period.endsOn.map { $0 > start } ?? true) && (end.map { period.startsOn < $0 } ?? true)
    }
    if kept.isEmpty { kept = Array(periods.suffix(1)) }
    guard let last = kept.indices.last else { return copy }
    kept[0].startsOn = start
    kept[last].endsOn = end
    copy.periods = kept
    return copy
  }

  /// The same with another price: from a day on until the next step that is agreed on, or, without a day, in place of the
  /// last one. A day before the first price means the first.
  func priced(_ mrr: Money, seats: Int?, from day: LocalDate?) -> Subscription {
    var copy = self
    guard let first = periods.first, let last = periods.indices.last else { return copy }
    let start = day.map { max($0, first.startsOn) }
    let place = start.flatMap { start in periods.lastIndex { $0.startsOn <= start } } ?? last
    guard periods[place].mrr != mrr || periods[place].seats != seats else { return copy }
    guard let start, start > periods[place].startsOn else {
      copy.periods[place].mrr = mrr
      copy.periods[place].seats = seats
      return copy
    }
    copy.periods[place].endsOn = start
    copy.periods.insert(
      SubscriptionPeriod(startsOn: start, endsOn: periods[place].endsOn, mrr: mrr, seats: seats), at: place + 1)
    return copy
  }
}
