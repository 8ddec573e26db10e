import Kernel

/// What trouble does to a customer's numbers on a day: factors on its habits.
struct Condition: Sendable {
  var engagement = 1.0
  var errors = 1.0
  var tickets = 1.0
  /// Added to the share of urgent tickets.
  var urgent = 0.0
  /// Added to satisfaction.
  var satisfaction = 0.0

  init(_ storyline: Storyline, on day: LocalDate) {
    let age = Double(day - storyline.beginning(on: day))
    engagement = min(1, 0.28 + 0.72 * age / 65)
    guard let trouble = storyline.trouble else { return }
    let strength = trouble.strength(on: day)
    switch trouble.cause {
    case .usageDecline:
      engagement *= 1 - 0.72 * strength
      satisfaction = -0.4 * strength
    case .apiErrors:
      engagement *= 1 - 0.3 * strength
      errors = 1 + 9 * strength
      tickets = 1 + 1.4 * strength
      satisfaction = -0.9 * strength
    case .supportCrisis:
      engagement *= 1 - 0.15 * strength
      tickets = 1 + 4.5 * strength
      urgent = 0.35 * strength
      satisfaction = -1.7 * strength
    case .lostChampion:
      engagement *= 1 - 0.5 * strength
    case .stalledOnboarding:
      engagement = 0.28 - 0.12 * min(1, age / 90)
      satisfaction = -0.8 * strength
    }
  }
}
