import Kernel

/// Writes an account's daily numbers: habits × condition × season × chance.
struct UsageWriter {
  let profile: DemoAccount.Profile
  let storyline: Storyline
  let subscription: [DemoSubscription]

  private typealias Samples = [DemoMetric: [DemoSeries.Sample]]

  func write(_ random: inout DemoRandom) -> [DemoSeries] {
    let first = storyline.firstDay
    let habits = Habits(storyline, seats: seats(on: first) ?? 10, &random)
    let calendar = HolidayCalendar(profile.region)
    var samples: Samples = [:]
    var drift = 0.0
    var day = first
    while day <= storyline.history.upperBound {
      if day.weekday == 1 { drift = 0.86 * drift + 0.075 * random.noise() }
      if let seats = seats(on: day) {
        let work = profile.region.weekdayActivity[day.weekday - 1] * calendar.activity(on: day)
        var today = Day(day: day, seats: Double(seats), work: work, drift: drift, habits: habits, storyline: storyline)
        today.write(to: &samples, &random)
      }
      day = day + 1
    }
    return series(samples)
  }

  private func seats(on day: LocalDate) -> Int? {
    storyline.isCustomer(on: day) ? subscription.lazy.compactMap { $0.seats(on: day) }.first : nil
  }

  private func series(_ samples: Samples) -> [DemoSeries] {
    let gaps = FeedGaps(last: storyline.history.upperBound)
    return DemoMetric.allCases.compactMap { metric in
      let kept = (samples[metric] ?? []).filter { !gaps.isSilent(metric, on: $0.day) }
      return kept.isEmpty ? nil : DemoSeries(metric: metric, samples: kept)
    }
  }

  /// One day of one account.
  private struct Day {
    let day: LocalDate
    let seats: Double
    /// How busy a day it is, 1 for an ordinary one.
    let work: Double
    let drift: Double
    let habits: Habits
    let condition: Condition
    let growth: Double
    let isFirst: Bool

    init(day: LocalDate, seats: Double, work: Double, drift: Double, habits: Habits, storyline: Storyline) {
      self.day = day
      self.seats = seats
      self.work = work
      self.drift = drift
      self.habits = habits
      condition = Condition(storyline, on: day)
      growth = 1 + habits.growth * Double(day - storyline.firstDay) / 365
      isFirst = day == storyline.firstDay
    }

    /// Adds the day's samples; an additive metric without anything to count has none.
    mutating func write(to samples: inout Samples, _ random: inout DemoRandom) {
      let engagement = max(0, condition.engagement * (1 + drift) * growth)
      let active = min(seats, (seats * habits.utilisation * habits.weekly * engagement * 1.08).rounded())
      if day.weekday < 6 { add(.activeUsers, active, to: &samples) }
      let logins = random.count(mean: active * habits.loginsPerUser * work)
      let actions = (logins * habits.actionsPerLogin * max(0.3, 1 + 0.18 * random.noise())).rounded()
      let errors = random.count(mean: actions * habits.errorRate * condition.errors)
      for (metric, value) in [(DemoMetric.logins, logins), (.keyActions, actions), (.apiErrors, errors)] where value > 0
      {
        add(metric, value, to: &samples)
      }
      if day.weekday == 1 || isFirst { add(.seatsUsed, seatsUsed(engagement), to: &samples) }
      writeSupport(to: &samples, &random)
    }

    /// People keep their seats for a while after they have stopped working.
    private func seatsUsed(_ engagement: Double) -> Double {
      min(seats, max(1, (seats * habits.utilisation * (0.62 + 0.38 * min(1, engagement))).rounded()))
    }

    private func writeSupport(to samples: inout Samples, _ random: inout DemoRandom) {
      let tickets = random.count(mean: habits.ticketRate * condition.tickets * work)
      var urgent = 0.0
      for _ in 0..<Int(tickets) where random.chance(habits.urgentShare + condition.urgent) { urgent += 1 }
      if tickets > 0 { add(.ticketsOpened, tickets, to: &samples) }
      if urgent > 0 { add(.ticketsUrgent, urgent, to: &samples) }
      let isAsked = random.chance(tickets > 0 ? 0.3 : 0.035) && day.weekday < 6
      let answer = habits.satisfaction + condition.satisfaction + 0.55 * random.noise()
      if isAsked { add(.satisfaction, min(5, max(1, (answer * 2).rounded() / 2)), to: &samples) }
    }

    private func add(_ metric: DemoMetric, _ value: Double, to samples: inout Samples) {
      samples[metric, default: []].append(DemoSeries.Sample(day: day, value: value))
    }
  }
}
