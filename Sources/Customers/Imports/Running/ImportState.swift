import Kernel

/// What is known so far in a run: goes into each transaction and comes out of it, changed, when it was committed.
struct ImportState: Sendable {
  /// An account whose parent comes later in the file, or never.
  struct Parent: Sendable {
    let child: ID<Account>
    let reference: AccountReference
    let line: Int
    /// Whether the import made the child.
    let isNew: Bool
  }

  var report: ImportFileReport
  var accounts = AccountBook()
  var subscriptions = SubscriptionBook()
  /// The metrics of the workspace by key.
  var metrics: [String: Metric] = [:]
  /// Metrics that a dry run would have defined.
  var addedMetrics: Set<String> = []
  /// Contacts that are not in the database, those of a dry run and those of the transaction under way, by the id that
  /// the source gave them and by mail address.
  var addedContacts: [String: ID<Contact>] = [:]
  var addedEmails: [String: ID<Contact>] = [:]
  /// Whether rows of this kind may wait.
  var hasWaiting = false
  var parents: [Parent] = []
  var churn = ChurnComparison()
  /// Rows kept so far to be mended.
  var refusedKept = 0

  init(report: ImportFileReport) { self.report = report }
}
