import Kernel
import Storage

/// What changes about an account, at the moment for which it is asked.
struct AccountState: Sendable {
  let summary: AccountSummary
  /// Nil when it is not known what it was then.
  let stage: LifecycleStage?
  let seats: Int?
  let churn: Churn

  /// When and why the customer has left.
  struct Churn: Sendable {
    var on: LocalDate?
    var reason: String?
    var note: String?
  }

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
      summary: then?.summary ?? AccountSummary(), stage: then?.stage, seats: then?.seats,
      churn: then?.churn ?? Churn())
  }

  private init(summary: AccountSummary, stage: LifecycleStage?, seats: Int?, churn: Churn) {
    self.summary = summary
    self.stage = stage
    self.seats = seats
    self.churn = churn
  }

  /// The present.
  init(_ account: Account, _ summary: AccountSummary) {
    let details = account.details
    self.init(
      summary: summary, stage: details.stage, seats: details.seats,
      churn: Churn(on: details.churnedOn, reason: details.churnReason, note: details.churnNote))
  }
}
