import Customers
import Kernel

/// From which figures on something becomes work. One value, so that rules, tests and help texts agree.
public struct WorklistLimits: Sendable {
  /// Days without a contact that a tier allows; tiers are compared without regard to case.
  public var contactDays: [String: Int] = ["enterprise": 30, "growth": 45]
  /// The same for every other tier, and for accounts without one.
  public var usualContactDays = 60
  /// By days, how many points a score must fall to count as fast.
  public var falls: [(days: Int, points: Points)] = [(7, Points(10)), (14, Points(15)), (30, Points(20))]
  /// A band counts as fallen for so many days.
  public var bandDays = 30
  /// Days to renewal from which a red account is work, and from which it is urgent.
  public var redRenewalDays = (act: 90, urgent: 30)
  /// The same for an amber account: to be watched, and to act upon.
  public var amberRenewalDays = (watch: 60, act: 30)
  /// Days after which a champion counts as silent, and as lost.
  public var championDays = (watch: 30, act: 60)
  /// So many days what a person told is a reason: then nobody is known to think so.
  public var toldDays = Observation.lifetime
  /// Days of onboarding after which it counts as stuck, and as failing.
  public var onboardingDays = (act: 60, urgent: 120)
  /// The share of seats in use above which more could be sold, and above which the contract is exceeded.
  public var seatsShare = (watch: 0.9, act: 1.0)
  /// Late tasks, or days that the oldest is late, from which they are more than a note.
  public var overdueTasks = (count: 3, days: 7)

  public init() {}

  public static let standard = WorklistLimits()

  /// Days without a contact that the tier allows.
  public func contactDays(tier: String?) -> Int {
    tier.flatMap { contactDays[$0.lowercased()] } ?? usualContactDays
  }

  /// The fall that exceeds its limit most, of equal ones the fastest; nil when none reaches its limit.
  public func steepest(_ all: [WorkFacts.Fall]) -> WorkFacts.Fall? {
    let fast = falls.compactMap { limit in
      all.first { $0.days == limit.days && $0.points >= limit.points }
        .map { (fall: $0, ratio: $0.points.double / limit.points.double) }
    }
    return fast.reduce(nil as (fall: WorkFacts.Fall, ratio: Double)?) { best, next in
      guard let best else { return next }
      return next.ratio > best.ratio ? next : best
    }?.fall
  }
}
