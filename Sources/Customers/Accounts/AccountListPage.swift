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
    /// One for each of the page's columns.
    let cells: [DataTableCell]
  }

  let title: String
  let summary: String
  /// Which moment the list shows, and the way to others.
  let time: HTML
  let filter: Web.FilterField
  let columns: [AccountColumn]
  /// Whether somebody chose the columns; the usual ones give way on narrow screens.
  let hasChosenColumns: Bool
  let lines: [Line]
  let sort: AccountSort
  let descending: Bool
  /// ARR and MRR of all accounts of the list, an amount for each currency.
  let total: [String]
  let totalMRR: [String]
  let pager: Pager
  /// Whether the workspace has no account at all, as opposed to none that the filter lets through.
  let isEmptyWorkspace: Bool
  let mayWrite: Bool
  /// Whether accounts can be chosen to be changed: those of the present.
  let mayChange: Bool
  let mayImport: Bool
  let mayExport: Bool
  /// The saved views that the reader sees, and which of them this is.
  let views: [SavedView]
  let view: SavedView?
  /// This list's filter, order and columns as parameters of another page.
  let kept: @Sendable (Path) -> Path
  /// Gives this list in another order.
  let sorted: @Sendable (AccountSort, Bool) -> Path
}
