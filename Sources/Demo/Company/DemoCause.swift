/// Why a made-up customer is in trouble.
public enum DemoCause: String, Sendable, CaseIterable {
  case usageDecline
  case apiErrors
  case supportCrisis
  case lostChampion
  case stalledOnboarding
}
