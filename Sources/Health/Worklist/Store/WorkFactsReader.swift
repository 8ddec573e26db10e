import Customers
import Kernel
import Storage

/// Puts the facts of a stretch of accounts together.
struct WorkFactsReader {
  let stretch: WorkStretch
  let day: LocalDate
  let library: ScorecardLibrary
  let limits: WorklistLimits
  let workspace: ID<Workspace>

  init(
    _ stretch: WorkStretch, on day: LocalDate, library: ScorecardLibrary, limits: WorklistLimits,
    in workspace: ID<Workspace>
  ) {
    self.stretch = stretch
    self.day = day
    self.library = library
    self.limits = limits
    self.workspace = workspace
  }

  func read(_ tx: Transaction) throws -> [WorkFacts] {
    var bases = try WorkFactsStore.bases(stretch, in: workspace, tx)
    let tasks = try WorkFactsStore.overdueTasks(stretch, on: day, in: workspace, tx)
    let champions = try WorkFactsStore.champions(stretch, in: workspace, tx)
    let left = try WorkToldStore.leftChampions(stretch, on: day, days: limits.toldDays, in: workspace, tx)
    let impressions = try WorkToldStore.impressions(stretch, on: day, days: limits.toldDays, in: workspace, tx)
    let seats = try SeatsReader.seatsInUse(stretch, on: day, in: workspace, tx)
    let past = try HealthPastReader(library: library, limits: limits, in: workspace, tx)
    for index in bases.indices {
      let account = bases[index].facts.account
      bases[index].facts.overdueTasks = tasks[account]
      bases[index].facts.champion = champions[account]
      bases[index].facts.leftChampion = left[account]
      bases[index].facts.impression = impressions[account]
      bases[index].facts.seatsUsedShare = share(seats[account], of: bases[index].facts.seats)
      if bases[index].facts.stage.kind == .onboarding {
        let began = try WorkFactsStore.onboardingBegan(account, in: workspace, tx)
        bases[index].facts.onboardingSince = began ?? bases[index].customerSince
      }
      try past.complete(&bases[index], tx)
    }
    return bases.map(\.facts)
  }

  private func share(_ used: Double?, of seats: Int?) -> Double? {
    guard let used, let seats, seats > 0 else { return nil }
    return used / Double(seats)
  }
}
