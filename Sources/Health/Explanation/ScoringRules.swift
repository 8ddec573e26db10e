import Kernel
import Web

/// By which scorecard scores of the past are told.
public enum ScoringRules: String, Sendable, CaseIterable {
  /// That of each day.
  case then
  /// That of now, on every day. Exceptions are left out of the past: what they ask is known for the present only.
  case now
}

extension Request {
  /// Reads `rules`; those of the time when the request does not say.
  func scoringRules() throws(Problem) -> ScoringRules {
    guard let text = query["rules"], !text.isEmpty else { return .then }
    guard let rules = ScoringRules(rawValue: text) else { throw .invalid("/rules", "notAChoice") }
    return rules
  }
}
