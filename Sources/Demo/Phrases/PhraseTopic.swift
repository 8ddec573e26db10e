/// What a note or a talk is about.
enum PhraseTopic: String, Sendable, CaseIterable {
  case kickoff
  case onboarding
  case stalled
  case checkIn
  case training
  case review
  case feature
  case expansion
  case usageDecline
  case apiErrors
  case supportCrisis
  case lostChampion
  case renewal
  case churn
  case `return`

  /// Whether what follows is a worry rather than a plan.
  var isWorry: Bool {
    switch self {
    case .stalled, .usageDecline, .apiErrors, .supportCrisis, .lostChampion: true
    default: false
    }
  }

  init(_ cause: DemoCause) {
    switch cause {
    case .usageDecline: self = .usageDecline
    case .apiErrors: self = .apiErrors
    case .supportCrisis: self = .supportCrisis
    case .lostChampion: self = .lostChampion
    case .stalledOnboarding: self = .stalled
    }
  }
}
