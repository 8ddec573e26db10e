import Kernel

/// The value of an account's field, with the day on which it was so.
public struct FieldReading: Hashable, Sendable {
  public let value: Double
  /// The day scored for what is computed (days to renewal); the day of the answer for what was said (NPS).
  public let day: LocalDate

  public init(value: Double, day: LocalDate) {
    self.value = value
    self.day = day
  }
}
