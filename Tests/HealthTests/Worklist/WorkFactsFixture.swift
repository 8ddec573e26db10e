import Customers
import Health
import Kernel

/// An account that gives no reason, to be spoiled by a test.
enum WorkFixture {
  static let day = LocalDate("2026-11-22") ?? LocalDate(daysSinceEpoch: 0)
  static let account = ID<Account>(high: 1 << 16 | 0x7000, low: 1 << 63 | 1)
  static let contact = ID<Contact>(high: 1 << 16 | 0x7000, low: 1 << 63 | 2)

  static func calm(_ change: (inout WorkFacts) -> Void = { _ in }) -> WorkFacts {
    var facts = WorkFacts(
      account: account, stage: .established, arr: Money(minorUnits: 1_200_000, currency: .usd), band: .green)
    facts.tier = "Enterprise"
    facts.renewalOn = day + 200
    facts.lastContactOn = day - 5
    facts.champion = WorkFacts.Champion(contact, lastSeen: day - 2)
    facts.seats = 100
    facts.seatsUsedShare = 0.5
    change(&facts)
    return facts
  }

  static func reasons(_ change: (inout WorkFacts) -> Void) -> [WorkReason] {
    WorkRules().reasons(for: calm(change), on: day)
  }
}
