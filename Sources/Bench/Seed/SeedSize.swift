/// How much `saathi bench seed` makes.
public struct SeedSize: Sendable {
  public let accounts: Int
  public let signals: Int
  /// The same seed and day make the same figures.
  public let seed: UInt64

  public init(accounts: Int = 100_000, signals: Int = 5_000_000, seed: UInt64 = 1) {
    self.accounts = max(1, accounts)
    self.signals = max(0, signals)
    self.seed = seed
  }

  /// Samples of each metric of an account: at most one a day of the history.
  var samples: Int { min(SeedUse.days, signals / (accounts * SeedUse.metrics.count)) }
}
