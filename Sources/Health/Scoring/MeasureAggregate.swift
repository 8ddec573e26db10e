/// How the days of a window become one value.
///
/// The *natural* value of a window is the total for counts and sums, and the mean of its samples for levels.
public enum MeasureAggregate: String, Codable, Sendable, CaseIterable {
  /// The total of the window.
  case sum
  /// For counts and sums the total divided by the days of the window; for levels the mean of the samples.
  case mean
  /// The youngest sample.
  case last
  /// Days with a value above zero.
  case daysActive
  /// Different users in the window; counted by the caller, because daily numbers cannot say it.
  case distinct
  /// Natural value against that of the window before, as a ratio: −0.4 is 40 % less. Runs from nothing to
  /// something as 1 and stays at nothing as −1.
  case changeAgainstPreviousWindow
  /// Natural value for each seat bought; for levels the youngest sample for each seat.
  case shareOfSeats
}
