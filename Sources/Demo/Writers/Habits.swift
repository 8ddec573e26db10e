/// How a customer's people use the product when all is well.
struct Habits: Sendable {
  /// Share of the seats in use, and of those in use each week.
  let utilisation: Double
  let weekly: Double
  let loginsPerUser: Double
  let actionsPerLogin: Double
  /// Errors per action.
  let errorRate: Double
  /// Tickets per workday.
  let ticketRate: Double
  let urgentShare: Double
  /// 1 to 5.
  let satisfaction: Double
  /// Growth of use a year.
  let growth: Double

  init(_ storyline: Storyline, seats: Int, _ random: inout DemoRandom) {
    switch storyline.fate {
    case .upsell: utilisation = random.double(0.93...0.99)
    case .growing: utilisation = random.double(0.84...0.89)
    default: utilisation = random.double(0.55...0.85)
    }
    weekly = random.double(0.62...0.92)
    loginsPerUser = random.double(0.5...1.1)
    actionsPerLogin = random.double(4...14)
    errorRate = random.double(0.002...0.009)
    ticketRate = 0.012 + Double(seats) * random.double(0.0004...0.0011)
    urgentShare = random.double(0.04...0.12)
    satisfaction = random.double(3.8...4.7)
    growth = storyline.fate == .growing ? random.double(0.1...0.3) : random.double(-0.12...0.1)
  }
}
