/// In which order a file writes day and month where the year comes last.
public enum DateOrder: String, Codable, Sendable, CaseIterable {
  case dayMonthYear
  case monthDayYear
}
