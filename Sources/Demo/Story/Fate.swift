/// What becomes of a made-up customer: the hidden truth that its numbers and notes then show.
enum Fate: Sendable, Equatable {
  case steady
  case growing
  /// Nearly all seats are taken.
  case upsell
  /// Usage fell and came back.
  case dipped
  /// Usage fell and stays low, yet the customer stays: a false alarm.
  case declining
  /// In trouble right now.
  case atRisk(DemoCause)
  /// Nobody of ours has called for months.
  case neglected
  /// New, and on the way.
  case onboarding
  /// New, and stuck.
  case stuck
  /// Too young to be judged.
  case newborn
  /// Lost; nil for those who left without a sign.
  case churned(DemoCause?)
  /// Lost and won back.
  case returned

  /// How many accounts share each fate: 300 in all.
  private static let shares: [(fate: Fate, count: Int)] = [
    (.steady, 126), (.growing, 26), (.upsell, 16), (.dipped, 16), (.declining, 14),
    (.atRisk(.usageDecline), 9), (.atRisk(.apiErrors), 5), (.atRisk(.supportCrisis), 7), (.atRisk(.lostChampion), 7),
    (.neglected, 8), (.onboarding, 12), (.stuck, 8), (.newborn, 5),
    (.churned(.usageDecline), 11), (.churned(.apiErrors), 6), (.churned(.supportCrisis), 7),
    (.churned(.lostChampion), 5), (.churned(.stalledOnboarding), 3), (.churned(nil), 4), (.returned, 5),
  ]

  static let all: [Fate] = shares.flatMap { Array(repeating: $0.fate, count: $0.count) }
}
