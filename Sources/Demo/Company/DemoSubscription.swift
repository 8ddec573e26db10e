import Kernel

/// What a made-up customer pays for.
public struct DemoSubscription: Sendable, Equatable {
  /// A stretch of days with one price.
  public struct Period: Sendable, Equatable {
    public let startsOn: LocalDate
    /// Exclusive; nil when open.
    public internal(set) var endsOn: LocalDate?
    /// US cents a month.
    public let mrrMinor: Int64
    public let seats: Int
  }

  public let product: String
  public let plan: String
  public let startsOn: LocalDate
  /// Exclusive: the next renewal, or the day on which it ended; nil for monthly contracts that go on.
  public let endsOn: LocalDate?
  public let isAnnual: Bool
  public let autoRenews: Bool
  public let noticeDays: Int
  /// In order, without gaps or overlaps.
  public let periods: [Period]

  /// The seats bought on `day`; nil outside the subscription.
  func seats(on day: LocalDate) -> Int? {
    periods.last { $0.startsOn <= day && $0.endsOn.map { day < $0 } ?? true }?.seats
  }
}
