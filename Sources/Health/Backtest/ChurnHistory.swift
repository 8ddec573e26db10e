import Kernel

/// When an account was a customer and when it was lost, as each source tells it.
struct ChurnHistory: Sendable {
  /// Days from the first to the one behind the last; nil when open.
  typealias Term = (startsOn: LocalDate, endsOn: LocalDate?)

  /// Subscriptions that are paid for: no trials.
  var terms: [Term] = []
  /// Days of records of a loss.
  var losses: [LocalDate] = []
  /// What the account's own field says.
  var churnedOn: LocalDate?
  /// Whether a source marked it as lost and did not say since when.
  var isMarked = false
  var customerSince: LocalDate?

  /// So many days without a subscription are a loss and no pause.
  static let pause = 30

  /// Whether there was somebody to be lost: a subscription ran, or, of an account without any, it had become a customer
  /// and was not known for lost.
  func isCustomer(on day: LocalDate) -> Bool {
    guard terms.isEmpty else {
      return terms.contains { $0.startsOn <= day && ($0.endsOn.map { $0 > day } ?? true) }
    }
    return customerSince.map { $0 <= day } ?? false && !([churnedOn].compactMap(\.self) + losses).contains { $0 <= day }
  }

  /// Whether it had been lost by then, and had not come back with another subscription.
  func isGone(on day: LocalDate, _ losses: [LocalDate]) -> Bool {
    guard let lost = losses.last(where: { $0 <= day }) else { return false }
    return !terms.contains { $0.startsOn > lost && $0.startsOn <= day }
  }

  /// The days of losses, ascending.
  ///
  /// - Parameter last: the last day of which anything is known; whether somebody came back after it nobody knows.
  func losses(by definition: ChurnDefinition, upTo last: LocalDate) -> [LocalDate] {
    switch definition {
    case .subscriptions: ends.filter { $0 + Self.pause <= last }
    case .events: Set(losses).filter { $0 <= last }.sorted()
    case .status: status(upTo: last).map { [$0] } ?? []
    }
  }

  /// The day of the status: for a mark without one that of the last loss on record, else on which a subscription last
  /// ended.
  private func status(upTo last: LocalDate) -> LocalDate? {
    if let churnedOn { return churnedOn <= last ? churnedOn : nil }
    guard isMarked else { return nil }
    return losses.filter { $0 <= last }.max() ?? terms.compactMap(\.endsOn).filter { $0 <= last }.max()
  }

  /// The days on which the last of the subscriptions that ran ended, without another within the pause.
  private var ends: [LocalDate] {
    var ends: [LocalDate] = []
    var open: LocalDate?
    for term in terms.sorted(by: { $0.startsOn < $1.startsOn }) {
      if let open, open + Self.pause < term.startsOn { ends.append(open) }
      guard let end = term.endsOn else { return ends }
      // A term of no length, as of a mistaken entry, was none.
      if end > term.startsOn { open = max(open ?? end, end) }
    }
    return ends + [open].compactMap(\.self)
  }
}
