import Customers

extension AccountPast.HealthSource {
  /// Scores as they are stored: of the day, or of the week before it.
  public static let scores = AccountPast.HealthSource(
    health: { HealthPastListStore.health(on: $0, knownAt: $1) },
    trend: { try HealthPastListStore.trend(of: $0, endingOn: $1, knownAt: $2, in: $3, $4) })
}
