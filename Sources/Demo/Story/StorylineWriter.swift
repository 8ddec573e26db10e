import Kernel

/// Makes the dates that a fate needs.
struct StorylineWriter {
  let history: ClosedRange<LocalDate>
  private var random: DemoRandom
  private let fate: Fate

  init(_ fate: Fate, history: ClosedRange<LocalDate>, random: DemoRandom) {
    self.fate = fate
    self.history = history
    self.random = random
  }

  private var end: LocalDate { history.upperBound }

  mutating func write() -> Storyline {
    let tier = makeTier()
    let churn = makeChurn()
    let isAnnual = fate.isYoung ? random.chance(0.7) : random.chance(tier.annualShare)
    let since = makeSince(churn: churn, isAnnual: isAnnual)
    return Storyline(
      fate: fate, tier: tier, isAnnual: isAnnual, since: since, trouble: makeTrouble(since: since, churn: churn),
      churn: churn, history: history)
  }

  private mutating func makeTier() -> DemoTier {
    let draw = random.unit()
    return draw < 0.42 ? .starter : draw < 0.82 ? .growth : .enterprise
  }

  private mutating func makeChurn() -> DemoChurn? {
    switch fate {
    case .churned(let cause):
      return DemoChurn(day: end - random.int(8...375), cause: cause, returnedOn: nil)
    case .returned:
      let day = end - random.int(190...340)
      return DemoChurn(day: day, cause: .usageDecline, returnedOn: day + random.int(45...120))
    default: return nil
    }
  }

  /// Annual customers leave on an anniversary, monthly ones at the end of a month of theirs.
  private mutating func makeSince(churn: DemoChurn?, isAnnual: Bool) -> LocalDate {
    switch fate {
    case .newborn: return end - random.int(1...4)
    case .onboarding: return end - random.int(14...70)
    case .stuck: return end - random.int(62...125)
    default: break
    }
    if let churn {
      if churn.cause == .stalledOnboarding { return churn.day.adding(months: -random.int(5...7)) }
      return churn.day.adding(months: isAnnual ? -12 * random.int(1...3) : -random.int(9...30))
    }
    return random.chance(0.68) ? end - random.int(560...1500) : end - random.int(200...540)
  }

  private mutating func makeTrouble(since: LocalDate, churn: DemoChurn?) -> DemoTrouble? {
    if let churn {
      guard let cause = churn.cause else { return nil }
      if cause == .stalledOnboarding {
        return DemoTrouble(cause: cause, from: since, peak: since + 30, ends: nil, severity: 1)
      }
      let from = churn.day - random.int(42...140)
      let peak = churn.day - random.int(6...24)
      return DemoTrouble(
        cause: cause, from: from, peak: peak, ends: churn.returnedOn, severity: random.double(0.45...1))
    }
    switch fate {
    case .atRisk(let cause):
      let from = end - random.int(12...85)
      return DemoTrouble(cause: cause, from: from, peak: from + 55, ends: nil, severity: random.double(0.65...1))
    case .stuck: return DemoTrouble(cause: .stalledOnboarding, from: since, peak: since + 30, ends: nil, severity: 1)
    case .dipped: return makeDip(ends: true)
    case .declining: return makeDip(ends: false)
    default: return nil
    }
  }

  private mutating func makeDip(ends: Bool) -> DemoTrouble {
    let from = end - random.int(130...430)
    let peak = from + random.int(35...90)
    let cause = ends ? random.pick([DemoCause.usageDecline, .apiErrors, .supportCrisis]) : .usageDecline
    return DemoTrouble(
      cause: cause, from: from, peak: peak, ends: ends ? peak + random.int(35...70) : nil,
      severity: random.double(0.45...0.9))
  }
}

extension Fate {
  /// Whether the customer is still in its first months.
  var isYoung: Bool { self == .onboarding || self == .stuck || self == .newborn }
}
