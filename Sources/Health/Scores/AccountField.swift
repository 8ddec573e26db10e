import Kernel

/// The fields of an account that a measure can read.
///
/// Seats in use are no field but a metric read with the aggregate `shareOfSeats`.
public enum AccountField: String, Sendable, CaseIterable {
  case daysToRenewal
  case daysSinceLastContact

  /// The names that a scorecard may use.
  public static var names: Set<String> { Set(allCases.map(\.rawValue)) }
}
