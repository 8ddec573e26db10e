import Kernel

/// A day, or a moment of a day, as precisely as the file says it.
public struct ImportMoment: Codable, Hashable, Sendable {
  /// The day in the file's time zone.
  public let day: LocalDate
  /// The moment; where the file names only a day, the beginning of that day in its time zone.
  public let timestamp: Timestamp
  /// Whether the file names a time of day.
  public let hasTime: Bool

  public init(day: LocalDate, timestamp: Timestamp, hasTime: Bool) {
    self.day = day
    self.timestamp = timestamp
    self.hasTime = hasTime
  }
}
