import Kernel
import Storage

/// What changes about an account, at the moment for which it is asked.
struct AccountState: Sendable {
  let summary: AccountSummary
  /// Nil when it is not known what it was then.
  let stage: LifecycleStage?
  let seats: Int?
  let churnedOn: LocalDate?

  /// - Parameter past: nil for the present. An account that was no customer yet has nothing then.
  init(
    _ account: Account, _ past: AccountPast?, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    guard let past else {
      let summary = try AccountSummaryStore.find(account.id, in: workspace, tx) ?? AccountSummary()
      self.init(account, summary)
      return
    }
    let then = try AccountPastStore.find(account.id, past, in: workspace, tx)
    self.init(
      summary: then?.summary ?? AccountSummary(), stage: then?.stage, seats: then?.seats, churnedOn: then?.churnedOn)
  }

  private init(summary: AccountSummary, stage: LifecycleStage?, seats: Int?, churnedOn: LocalDate?) {
    self.summary = summary
    self.stage = stage
    self.seats = seats
    self.churnedOn = churnedOn
  }

  /// The present.
  init(_ account: Account, _ summary: AccountSummary) {
    let details = account.details
    self.init(summary: summary, stage: details.stage, seats: details.seats, churnedOn: details.churnedOn)
  }
}
