import Kernel

/// Where an account stands in the order of work, and why: money at stake × probability × urgency.
///
/// - *Money* is the ARR divided by the mean ARR of the workspace's accounts in the same currency, so that no
///   exchange rate is needed; at least 0.05, for small accounts too have their place.
/// - *Probability* that something is lost (or, of seats, won): every reason alone has a probability, by kind and
///   severity, and they are joined as if independent, 1 − Π(1 − pᵢ) (noisy or: Pearl, Probabilistic Reasoning in
///   Intelligent Systems, 1988). The figures are judgements, until a back-test of the workspace knows better.
/// - *Urgency* is 1, 1.5 or 2 by the worst severity, and up to twice as much as the renewal comes near, linearly
///   over its last 90 days.
public struct WorkOrder: Hashable, Sendable {
  /// ARR as a multiple of the mean.
  public let money: Double
  /// 0 to 1.
  public let probability: Double
  /// 1 to 4.
  public let urgency: Double

  public init(money: Double, probability: Double, urgency: Double) {
    self.money = money
    self.probability = probability
    self.urgency = urgency
  }

  /// - Parameter mean: the mean ARR of accounts in the currency of `facts.arr`, in its minor units.
  public init(_ reasons: [WorkReason], of facts: WorkFacts, mean: Double, on day: LocalDate) {
    money = mean > 0 ? max(Self.leastMoney, Double(facts.arr.minorUnits) / mean) : 1
    probability = 1 - reasons.reduce(1) { $0 * (1 - Self.probability(of: $1)) }
    let worst = reasons.map(\.severity).max() ?? .watch
    urgency = (1 + 0.5 * Double(worst.rawValue - 1)) * Self.nearness(of: facts.renewalOn, on: day)
  }

  /// The product in millionths: what the list is sorted by, the largest first.
  public var priority: Int64 {
    let product = money * probability * urgency * 1e6
    return product < 1e18 ? Int64(product.rounded()) : Int64(1e18)
  }

  private static let leastMoney = 0.05

  /// 1 far from the renewal or without one, 2 on its day.
  private static func nearness(of renewal: LocalDate?, on day: LocalDate) -> Double {
    guard let renewal, renewal >= day else { return 1 }
    return 1 + max(0, 1 - Double(renewal - day) / 90)
  }

  private static func probability(of reason: WorkReason) -> Double {
    let alone =
      switch reason.kind {
      case .scoreFell, .renewalNear, .championLeft: 0.1
      case .bandFell, .onboardingStuck, .impressionBad: 0.08
      case .championSilent, .seatsFull: 0.06
      case .noContact: 0.04
      case .tasksOverdue: 0.02
      }
    return alone * Double(reason.severity.rawValue)
  }
}
