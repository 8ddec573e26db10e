import Kernel

/// The moment for which something is asked: when it was so, and what was known of it then.
public struct FilterTime: Sendable, Hashable {
  /// The day whose end is meant; nil for the present.
  public let day: LocalDate?
  /// What was learned later is left out; nil for all that is known.
  public let knownAt: Timestamp?

  public init(day: LocalDate? = nil, knownAt: Timestamp? = nil) {
    self.day = day
    self.knownAt = knownAt
  }

  public static let present = FilterTime()
}
