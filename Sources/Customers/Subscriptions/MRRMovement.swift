import Kernel
import Storage

/// A change of an account's MRR on a day, by kind.
public struct MRRMovement: Sendable, Equatable {
  public enum Kind: String, Codable, Sendable, CaseIterable, SQLConvertible {
    /// From nothing, for the first time.
    case new
    case expansion
    case contraction
    /// To nothing.
    case churn
    /// From nothing, after having paid before.
    case reactivation
  }

  public let day: LocalDate
  public let kind: Kind
  /// Minor units; negative for contraction and churn.
  public let changeMinor: Int64
  /// The account's MRR from this day on.
  public let mrrMinor: Int64

  public init(day: LocalDate, kind: Kind, changeMinor: Int64, mrrMinor: Int64) {
    self.day = day
    self.kind = kind
    self.changeMinor = changeMinor
    self.mrrMinor = mrrMinor
  }

  /// The movements that follow from the periods of one account, in order of days.
  ///
  /// Changes on one day are one movement: a plan that ends as another begins is an expansion, not a churn and
  /// a new customer.
  public static func movements(of periods: [SubscriptionPeriod]) -> [MRRMovement] {
    var changes: [LocalDate: Int64] = [:]
    for period in periods {
      if let end = period.endsOn, end <= period.startsOn { continue }
      changes[period.startsOn, default: 0] += period.mrr.minorUnits
      if let end = period.endsOn { changes[end, default: 0] -= period.mrr.minorUnits }
    }
    var mrr: Int64 = 0
    var hasPaid = false
    return changes.sorted { $0.key < $1.key }.compactMap { day, change in
      guard change != 0 else { return nil }
      let before = mrr
      mrr += change
      defer { hasPaid = hasPaid || mrr > 0 }
      return MRRMovement(
        day: day, kind: kind(before: before, after: mrr, hasPaid: hasPaid), changeMinor: change, mrrMinor: mrr)
    }
  }

  private static func kind(before: Int64, after: Int64, hasPaid: Bool) -> Kind {
    if before <= 0, after > 0 { return hasPaid ? .reactivation : .new }
    if before > 0, after <= 0 { return .churn }
    return after > before ? .expansion : .contraction
  }
}
