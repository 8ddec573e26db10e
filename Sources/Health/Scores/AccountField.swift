import Customers
import Kernel

/// The fields of an account that a measure can read.
///
/// Seats in use are no field but a metric read with the aggregate `shareOfSeats`.
public enum AccountField: String, Sendable, CaseIterable {
  case daysToRenewal
  case daysSinceLastContact
  /// 1 good, 0 neutral, −1 bad: as somebody last said it, within the window of the measure.
  case impression
  /// The same of the last call or meeting whose outcome was said.
  case meetingOutcome
  case daysSinceChampionLeft
  /// The lowest score of the accounts right below.
  case worstChild
  /// The mean score of the accounts right below, weighted by their revenue (`ChildrenHealth`).
  case childrenMean

  /// What people tell that the field is read from; nil for one that follows from the account.
  var told: ObservationKind? {
    switch self {
    case .daysToRenewal, .daysSinceLastContact, .worstChild, .childrenMean: nil
    case .impression: .impression
    case .meetingOutcome: .meetingOutcome
    case .daysSinceChampionLeft: .championLeft
    }
  }

  /// Whether it rolls up what the accounts below came to.
  var isRolledUp: Bool { self == .worstChild || self == .childrenMean }

  /// The names that a scorecard may use.
  public static var names: Set<String> { Set(allCases.map(\.rawValue)) }
}
