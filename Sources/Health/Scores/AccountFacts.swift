import Customers
import Kernel

/// What scoring needs of an account besides its metrics.
struct AccountFacts: Sendable {
  let id: ID<Account>
  let name: String
  let seats: Int?
  let summary: AccountSummary
  /// The score before the first day to be scored.
  let previous: Score?
  /// The score of thirty days before the present.
  let monthAgo: Points?
}

/// What an account's fields said on days of the past.
struct FieldHistory: Sendable {
  var terms: [(startsOn: LocalDate, endsOn: LocalDate)] = []
  var contacts: [LocalDate] = []
  var stages: [LocalDate] = []
  /// What people told, in no order.
  var told: [ObservationKind: [(at: Timestamp, value: Int)]] = [:]
  var children: [ChildHealth] = []

  func renewal(on day: LocalDate) -> LocalDate? {
    terms.lazy.filter { $0.startsOn <= day && $0.endsOn > day }.map(\.endsOn).min()
  }

  func lastContact(on day: LocalDate) -> LocalDate? { contacts.lazy.filter { $0 <= day }.max() }

  /// What was told last, with its day. Of the present day everything counts that was told by now: west of Greenwich the
  /// evening lies on the next day of UTC.
  func told(_ kind: ObservationKind, on day: LocalDate, isPresent: Bool) -> FieldReading? {
    let end = (day + 1).utcStart
    let last = told[kind]?.filter { isPresent || $0.at < end }.max { $0.at < $1.at }
    return last.map { FieldReading(value: Double($0.value), day: min($0.at.utcDay, day)) }
  }

  func stageBegan(on day: LocalDate) -> LocalDate? { stages.lazy.filter { $0 <= day }.max() }
}
