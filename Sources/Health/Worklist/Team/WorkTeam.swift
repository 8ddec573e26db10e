import Kernel

/// What waits for each person, what they have done, and which reasons were no problem: for those who lead others.
struct WorkTeam: Sendable {
  /// How far back "done" is counted.
  static let doneDays = 7
  /// How far back "not a problem" is counted.
  static let dismissalDays = 90

  struct Row: Sendable, Equatable {
    /// Nil for accounts without an owner.
    let person: ID<Person>?
    var open = 0
    var urgent = 0
    /// ARR of the accounts, by currency.
    var money: [Money] = []
    /// Since when the oldest waits.
    var oldest: LocalDate?
    /// Items that the person dealt with lately.
    var done = 0
  }

  /// A kind of reason, and how often people said about it that it is no problem.
  struct Dismissal: Sendable, Equatable {
    let kind: WorkReasonKind
    /// How often anything was decided about items with it.
    let decisions: Int
    let dismissed: Int

    var share: Double { decisions == 0 ? 0 : Double(dismissed) / Double(decisions) }
  }

  /// The most urgent first; those without items at the end.
  let rows: [Row]
  /// Those that ever were no problem, the most frequent first.
  let dismissals: [Dismissal]
  /// The names of the staff.
  let names: [ID<Person>: String]
}
