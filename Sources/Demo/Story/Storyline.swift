import Kernel

/// The dates of one made-up customer's life, from which everything about it is told.
struct Storyline: Sendable, Equatable {
  let fate: Fate
  let tier: DemoTier
  let isAnnual: Bool
  let since: LocalDate
  let trouble: DemoTrouble?
  let churn: DemoChurn?
  /// The history's first and last day.
  let history: ClosedRange<LocalDate>

  /// The first day with data: the later of the account's beginning and the history's.
  var firstDay: LocalDate { max(since, history.lowerBound) }

  /// Whether the customer has a subscription on `day`.
  func isCustomer(on day: LocalDate) -> Bool {
    guard day >= since, let churn else { return day >= since }
    return day < churn.day || churn.returnedOn.map { day >= $0 } ?? false
  }

  /// Whether the customer's last weeks have come, in which its notice is the only talk.
  func isLeaving(on day: LocalDate) -> Bool { churn.map { day < $0.day && day >= $0.day - 23 } ?? false }

  /// The day on which the present stretch as a customer began.
  func beginning(on day: LocalDate) -> LocalDate {
    guard let back = churn?.returnedOn, day >= back else { return since }
    return back
  }

  /// The next anniversary of the contract after `day`.
  func renewal(after day: LocalDate) -> LocalDate {
    let begin = beginning(on: day)
    var years = 1
    while begin.adding(months: 12 * years) <= day { years += 1 }
    return begin.adding(months: 12 * years)
  }

  var isStalled: Bool { trouble?.cause == .stalledOnboarding }
}
