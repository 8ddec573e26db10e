import Kernel
import Language
import Web

/// The list of accounts as a reader sees it: finished values only.
struct AccountListPage: Sendable {
  struct Line: Sendable {
    let id: String
    let path: Path
    let name: String
    let detail: String?
    let owner: String
    let stage: String
    let arr: String
    let health: HealthBadge
    let trend: Sparkline
    let change: String
    let renewal: String
    let lastContact: String
  }

  let title: String
  let summary: String
  /// Which moment the list shows, and the way to others.
  let time: HTML
  let filter: Web.FilterField
  let lines: [Line]
  let sort: AccountSort
  let descending: Bool
  let total: String
  let totalMRR: String
  let pager: Pager
  /// Whether the workspace has no account at all, as opposed to none that the filter lets through.
  let isEmptyWorkspace: Bool
  let mayWrite: Bool
  let mayImport: Bool
  /// Gives this list in another order.
  let sorted: @Sendable (AccountSort, Bool) -> Path
}
