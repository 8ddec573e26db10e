/// By which scorecard scores of the past are told.
public enum ScoringRules: String, Sendable, CaseIterable {
  /// That of each day.
  case then
  /// That of now, on every day. Exceptions are left out of the past: what they ask is known for the present only.
  case now
}
