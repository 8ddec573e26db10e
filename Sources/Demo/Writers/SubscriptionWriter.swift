import Kernel

/// Writes what an account pays for: the product with its prices over time, and for some an add-on.
struct SubscriptionWriter {
  let profile: DemoAccount.Profile
  let storyline: Storyline

  private var end: LocalDate { storyline.history.upperBound }

  func write(_ random: inout DemoRandom) -> [DemoSubscription] {
    let seats = random.int(profile.tier.seats)
    let discount = random.double(0.82...1)
    let first = subscription(
      from: storyline.since, until: storyline.churn?.day, seats: seats, discount: discount, &random)
    if let back = storyline.churn?.returnedOn {
      return [first, subscription(from: back, until: nil, seats: max(3, seats / 2), discount: discount, &random)]
    }
    return [first] + addOn(beside: first, &random)
  }

  private func subscription(
    from start: LocalDate, until left: LocalDate?, seats: Int, discount: Double, _ random: inout DemoRandom
  ) -> DemoSubscription {
    var term = start
    if let left { term = left } else { while term <= end + 1 { term = next(term, from: start) } }
    let endsOn = left ?? (storyline.isAnnual ? term : nil)
    return DemoSubscription(
      product: DemoCompany.product, plan: profile.tier.rawValue, startsOn: start, endsOn: endsOn,
      isAnnual: storyline.isAnnual, autoRenews: random.chance(storyline.isAnnual ? 0.6 : 1),
      noticeDays: storyline.isAnnual ? random.pick([30, 60, 90]) : 30,
      periods: periods(from: start, until: endsOn, seats: seats, discount: discount, &random))
  }

  /// The first anniversary of `start` after `day`.
  private func next(_ day: LocalDate, from start: LocalDate) -> LocalDate {
    var years = 1
    while start.adding(months: 12 * years) <= day { years += 1 }
    return start.adding(months: 12 * years)
  }

  private func periods(
    from start: LocalDate, until endsOn: LocalDate?, seats: Int, discount: Double, _ random: inout DemoRandom
  ) -> [DemoSubscription.Period] {
    var (seats, rate) = (seats, Double(profile.tier.centsPerSeat) * discount)
    var periods = [period(from: start, seats: seats, rate: rate)]
    for step in 1...40 {
      let day = start.adding(months: 6 * step)
      guard day < endsOn ?? end, day <= end else { break }
      let isAnniversary = step % 2 == 0
      if isAnniversary, storyline.isAnnual { rate *= random.double(1.0...1.06) }
      let factor = seatFactor(on: day, isAnniversary: isAnniversary, &random)
      let changed = max(3, Int((Double(seats) * factor).rounded()))
      guard changed != seats || isAnniversary && storyline.isAnnual else { continue }
      seats = changed
      periods[periods.count - 1].endsOn = day
      periods.append(period(from: day, seats: seats, rate: rate))
    }
    periods[periods.count - 1].endsOn = endsOn
    return periods
  }

  /// Growing customers buy seats at any half-year, shrinking ones give some back on an anniversary.
  private func seatFactor(
    on day: LocalDate, isAnniversary: Bool, _ random: inout DemoRandom
  ) -> Double {
    let draw = random.unit()
    if storyline.fate == .growing || storyline.fate == .upsell { return draw < 0.75 ? 1.08 + draw * 0.3 : 1 }
    guard isAnniversary || !storyline.isAnnual else { return draw < 0.12 ? 1.1 : 1 }
    if (storyline.trouble?.strength(on: day) ?? 0) > 0.25 { return 0.65 + draw * 0.25 }
    return draw < 0.3 ? 1.06 + draw * 0.5 : draw > 0.88 ? 0.88 : 1
  }

  private func period(from day: LocalDate, seats: Int, rate: Double) -> DemoSubscription.Period {
    let dollars = (Double(seats) * rate / 100).rounded()
    return DemoSubscription.Period(startsOn: day, endsOn: nil, mrrMinor: Int64(dollars) * 100, seats: seats)
  }

  /// One in five of the larger customers has bought the analytics as well.
  private func addOn(beside main: DemoSubscription, _ random: inout DemoRandom) -> [DemoSubscription] {
    let start = main.startsOn + random.int(95...420)
    guard storyline.churn == nil, profile.tier != .starter, random.chance(0.2), start <= end,
      let seats = main.seats(on: start)
    else { return [] }
    let period = DemoSubscription.Period(
      startsOn: start, endsOn: main.endsOn, mrrMinor: Int64(seats) * 600, seats: seats)
    return [
      DemoSubscription(
        product: DemoCompany.addOn, plan: profile.tier.rawValue, startsOn: start, endsOn: main.endsOn,
        isAnnual: main.isAnnual, autoRenews: main.autoRenews, noticeDays: main.noticeDays, periods: [period])
    ]
  }
}
