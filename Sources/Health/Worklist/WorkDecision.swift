import Customers
import Kernel
import Storage

/// What a person decided about an item.
public enum WorkDecision: Sendable, Equatable {
  /// Dealt with: comes back when it got worse.
  case done
  /// Comes back on this day, or when it got worse.
  case snoozed(until: LocalDate)
  /// No reason to act: counted, and comes back when it got worse.
  case notAProblem(reason: String)

  /// As it is stored and as the API names it.
  public enum Kind: String, Codable, Sendable, CaseIterable, SQLConvertible {
    case done
    case snoozed
    case notAProblem
  }

  public var kind: Kind {
    switch self {
    case .done: .done
    case .snoozed: .snoozed
    case .notAProblem: .notAProblem
    }
  }

  public var until: LocalDate? {
    if case .snoozed(let day) = self { day } else { nil }
  }

  public var reason: String? {
    if case .notAProblem(let reason) = self { reason } else { nil }
  }
}

/// A decision that was made, with what it was about.
public struct WorkDecisionRecord: IDPrefixed, Sendable, Equatable {
  public static let idPrefix = "dec"

  public let id: ID<WorkDecisionRecord>
  public let account: ID<Account>
  public let kind: WorkDecision.Kind
  public let until: LocalDate?
  public let reason: String?
  /// Nil for tokens that belong to no person.
  public let person: ID<Person>?
  public let at: Timestamp
  /// Of the item at that time.
  public let severity: WorkSeverity
  public let kinds: WorkReasonKinds
}
