import Customers
import Kernel

/// The rules by which an account becomes work. Pure: the same facts and day give the same reasons.
public struct WorkRules: Sendable {
  public let limits: WorklistLimits

  public init(limits: WorklistLimits = .standard) { self.limits = limits }

  /// Every reason that holds on `day`, the most severe first; none for an account that has left.
  public func reasons(for facts: WorkFacts, on day: LocalDate) -> [WorkReason] {
    guard facts.stage.kind != .churned, facts.churnedOn.map({ $0 > day }) ?? true else { return [] }
    let found = [
      scoreFell(facts, day), bandFell(facts, day), renewalNear(facts, day), onboardingStuck(facts, day),
      championLeft(facts, day), impressionBad(facts, day), championSilent(facts, day), noContact(facts, day),
      tasksOverdue(facts, day), seatsFull(facts, day),
    ]
    let reasons = found.compactMap(\.self)
    guard reasons.count > 1 else { return reasons }
    // The standard sort keeps no order among equals; that of the rules is the order in which they are told.
    return WorkSeverity.allCases.reversed().flatMap { severity in reasons.filter { $0.severity == severity } }
  }

  /// Presses by where the score has come to: green watch, amber act, red urgent.
  private func scoreFell(_ facts: WorkFacts, _ day: LocalDate) -> WorkReason? {
    guard let fall = limits.steepest(facts.falls) else { return nil }
    let severity: WorkSeverity =
      switch facts.band {
      case .red: .urgent
      case .amber, .grey: .act
      case .green: .watch
      }
    let points = Int((fall.points.double).rounded())
    return WorkReason(.scoreFell(points: points, days: fall.days, movers: fall.movers), severity, since: day)
  }

  private func bandFell(_ facts: WorkFacts, _ day: LocalDate) -> WorkReason? {
    guard let earlier = facts.earlierBand, day - earlier.endedOn <= limits.bandDays else { return nil }
    let severity: WorkSeverity
    switch (earlier.band, facts.band) {
    case (.green, .amber): severity = .watch
    case (.amber, .red): severity = .act
    case (.green, .red): severity = .urgent
    default: return nil
    }
    return WorkReason(.bandFell(from: earlier.band, to: facts.band), severity, since: earlier.endedOn)
  }

  private func renewalNear(_ facts: WorkFacts, _ day: LocalDate) -> WorkReason? {
    guard let renewal = facts.renewalOn, renewal >= day else { return nil }
    let left = renewal - day
    let severity: WorkSeverity
    let begins: Int
    switch facts.band {
    case .red where left <= limits.redRenewalDays.act:
      severity = left <= limits.redRenewalDays.urgent ? .urgent : .act
      begins = limits.redRenewalDays.act
    case .amber where left <= limits.amberRenewalDays.watch:
      severity = left <= limits.amberRenewalDays.act ? .act : .watch
      begins = limits.amberRenewalDays.watch
    default: return nil
    }
    return WorkReason(.renewalNear(on: renewal, band: facts.band), severity, since: renewal - begins)
  }

  private func onboardingStuck(_ facts: WorkFacts, _ day: LocalDate) -> WorkReason? {
    guard facts.stage.kind == .onboarding, let began = facts.onboardingSince else { return nil }
    guard day - began > limits.onboardingDays.act else { return nil }
    let severity: WorkSeverity = day - began > limits.onboardingDays.urgent ? .urgent : .act
    return WorkReason(.onboardingStuck(since: began), severity, since: began + limits.onboardingDays.act + 1)
  }

  /// Presses most while the renewal is near: nobody speaks for it there.
  private func championLeft(_ facts: WorkFacts, _ day: LocalDate) -> WorkReason? {
    guard let left = facts.leftChampion, left.on <= day, day - left.on < limits.toldDays else { return nil }
    let isNear = facts.renewalOn.map { $0 >= day && $0 - day <= limits.redRenewalDays.act } ?? false
    return WorkReason(.championLeft(contact: left.contact, on: left.on), isNear ? .urgent : .act, since: left.on)
  }

  private func impressionBad(_ facts: WorkFacts, _ day: LocalDate) -> WorkReason? {
    guard let impression = facts.impression, impression.judgement == .bad, impression.on <= day,
      day - impression.on < limits.toldDays
    else { return nil }
    return WorkReason(.impressionBad(by: impression.by, on: impression.on), .act, since: impression.on)
  }

  private func championSilent(_ facts: WorkFacts, _ day: LocalDate) -> WorkReason? {
    guard let champion = facts.champion, day - champion.lastSeen > limits.championDays.watch else { return nil }
    return WorkReason(
      .championSilent(contact: champion.contact, lastSeen: champion.lastSeen),
      day - champion.lastSeen > limits.championDays.act ? .act : .watch,
      since: champion.lastSeen + limits.championDays.watch + 1)
  }

  private func noContact(_ facts: WorkFacts, _ day: LocalDate) -> WorkReason? {
    let limit = limits.contactDays(tier: facts.tier)
    guard let last = facts.lastContactOn, day - last > limit else { return nil }
    let severity: WorkSeverity = day - last > 2 * limit ? .act : .watch
    return WorkReason(.noContact(last: last, limit: limit), severity, since: last + limit + 1)
  }

  private func tasksOverdue(_ facts: WorkFacts, _ day: LocalDate) -> WorkReason? {
    guard let tasks = facts.overdueTasks, tasks.count > 0, tasks.oldest < day else { return nil }
    let isLong = tasks.count >= limits.overdueTasks.count || day - tasks.oldest > limits.overdueTasks.days
    return WorkReason(
      .tasksOverdue(count: tasks.count, oldest: tasks.oldest), isLong ? .act : .watch, since: tasks.oldest + 1)
  }

  private func seatsFull(_ facts: WorkFacts, _ day: LocalDate) -> WorkReason? {
    guard let seats = facts.seats, seats > 0, let share = facts.seatsUsedShare, share > limits.seatsShare.watch
    else { return nil }
    let severity: WorkSeverity = share > limits.seatsShare.act ? .act : .watch
    return WorkReason(.seatsFull(share: share, seats: seats), severity, since: day)
  }
}
