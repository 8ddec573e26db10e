import Storage

/// How far a customer has come.
public enum LifecycleStage: String, Codable, Sendable, CaseIterable, SQLConvertible {
  case onboarding
  case adopting
  case established
  case renewing
  case churned
}
