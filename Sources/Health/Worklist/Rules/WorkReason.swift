import Customers
import Kernel

/// One reason to do something about an account: what happened, in numbers. The page puts it into words.
public struct WorkReason: Hashable, Sendable {
  /// What happened, with the figures that the sentence names. Days are dates, so that time alone changes nothing.
  public enum Cause: Hashable, Sendable {
    /// The score lost this many whole points within this many days; the measures that moved it most come first.
    case scoreFell(points: Int, days: Int, movers: [WorkMover])
    case bandFell(from: Band, to: Band)
    /// The term ends on this day, and health is weak.
    case renewalNear(on: LocalDate, band: Band)
    /// In onboarding since this day.
    case onboardingStuck(since: LocalDate)
    /// None of the champions was seen after this day; the contact is the one seen last.
    case championSilent(contact: ID<Contact>, lastSeen: LocalDate)
    /// Nobody spoke with the customer after this day, although the tier asks for it every `limit` days.
    case noContact(last: LocalDate, limit: Int)
    /// So many tasks are late, the oldest due on this day.
    case tasksOverdue(count: Int, oldest: LocalDate)
    /// The share of the seats bought that is in use: 0.95 is 95 %.
    case seatsFull(share: Double, seats: Int)
    /// The last of the champions left on this day, and nobody took their place.
    case championLeft(contact: ID<Contact>, on: LocalDate)
    /// Somebody said on this day that their impression is bad; nil for who is not known.
    case impressionBad(by: ID<Person>?, on: LocalDate)
  }

  public let cause: Cause
  public let severity: WorkSeverity
  /// The day from which on it was so.
  public let since: LocalDate

  public init(_ cause: Cause, _ severity: WorkSeverity, since: LocalDate) {
    self.cause = cause
    self.severity = severity
    self.since = since
  }

  public var kind: WorkReasonKind {
    switch cause {
    case .scoreFell: .scoreFell
    case .bandFell: .bandFell
    case .renewalNear: .renewalNear
    case .onboardingStuck: .onboardingStuck
    case .championSilent: .championSilent
    case .noContact: .noContact
    case .tasksOverdue: .tasksOverdue
    case .seatsFull: .seatsFull
    case .championLeft: .championLeft
    case .impressionBad: .impressionBad
    }
  }

  /// The same reason, begun when the earlier one began: for what is measured anew every day.
  func continuing(_ earlier: WorkReason?) -> WorkReason {
    guard kind.isNoticedDaily, let earlier, earlier.kind == kind, earlier.since < since else { return self }
    return WorkReason(cause, severity, since: earlier.since)
  }
}
