import Kernel

/// What the history of imports shows.
struct ImportHistoryView: Sendable {
  let page: Page<ImportRun>
  /// Rows whose account is not known yet.
  let waiting: Int
}
