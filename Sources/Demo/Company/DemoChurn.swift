import Kernel

/// A customer that was lost.
public struct DemoChurn: Sendable, Equatable {
  /// The first day without a subscription.
  public let day: LocalDate
  /// Nil for those who left without a sign: a little honest noise.
  public let cause: DemoCause?
  /// When the customer came back; nil when it did not.
  public let returnedOn: LocalDate?
  /// Why, in a few words of the account's language.
  public internal(set) var reason = ""
  /// Why, at more length.
  public internal(set) var note = ""
}
