import Kernel
import Storage

/// SQL that imports need beside the stores of what they write: look-ups by outside names, and facts taken back
/// because their row says something else now.
enum ImportFactStore {
  /// What the rows of other files have to know of an account.
  struct AccountFacts: Sendable {
    var currency: Currency
    let customerSince: LocalDate?
    var hasSubscriptions: Bool
  }

  static func facts(_ id: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction) throws -> AccountFacts? {
    try tx.first(
      """
      SELECT currency, customer_since, EXISTS (
        SELECT 1 FROM subscription u WHERE u.workspace_id = a.workspace_id AND u.account_id = a.id
      ) AS has_subscriptions
      FROM account a WHERE workspace_id = \(workspace) AND id = \(id)
      """
    ) {
      AccountFacts(
        currency: try $0["currency"], customerSince: try $0["customer_since"],
        hasSubscriptions: try $0["has_subscriptions"])
    }
  }

  /// Whether a source knows the account by an id of its own.
  static func isKnown(
    _ id: ID<Account>, to source: String, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    try tx.exists(
      """
      SELECT 1 FROM account_external_id
      WHERE workspace_id = \(workspace) AND account_id = \(id) AND source = \(source) LIMIT 1
      """)
  }

  static func setParent(
    _ parent: ID<Account>, of id: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      UPDATE account SET parent_id = \(parent)
      WHERE workspace_id = \(workspace) AND id = \(id) AND parent_id IS DISTINCT FROM \(parent)
      """)
  }

  static func setCurrency(
    _ currency: Currency, of id: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute("UPDATE account SET currency = \(currency) WHERE workspace_id = \(workspace) AND id = \(id)")
  }

  /// The account and the first day of the subscription that a source calls by this id.
  static func subscription(
    of external: ExternalID, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> (account: ID<Account>, startsOn: LocalDate)? {
    try tx.first(
      """
      SELECT u.account_id, u.starts_on FROM subscription_external_id x
      JOIN subscription u ON u.workspace_id = x.workspace_id AND u.id = x.subscription_id
      WHERE x.workspace_id = \(workspace) AND x.source = \(external.source) AND x.external_id = \(external.id)
      """
    ) { (account: try $0["account_id"], startsOn: try $0["starts_on"]) }
  }

  /// Removes the signals of a row that share this id, and returns them.
  static func removeSignals(
    _ id: ID<Signal>, of account: ID<Account>, at moment: Timestamp?, metrics: [Int], in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> [Signal] {
    let at: SQL = moment.map { "occurred_at = \($0)" } ?? "1 = 1"
    let which: SQL = """
      workspace_id = \(workspace) AND account_id = \(account) AND \(SQL.contains("metric", metrics)) AND \(at)
        AND id = \(id)
      """
    let signals = try tx.all("SELECT * FROM signal WHERE \(which)", as: Signal.self)
    if !signals.isEmpty { try tx.execute("DELETE FROM signal WHERE \(which)") }
    return signals
  }

  /// Gives a subscription to another account; does nothing without a transaction.
  static func move(
    _ id: ID<Subscription>, to account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction?
  ) throws {
    try tx?.execute(
      "UPDATE subscription SET account_id = \(account) WHERE workspace_id = \(workspace) AND id = \(id)")
  }

  static func event(_ id: ID<Event>, in workspace: ID<Workspace>, _ tx: Transaction) throws -> Event? {
    try tx.first("SELECT * FROM event WHERE workspace_id = \(workspace) AND id = \(id)", as: Event.self)
  }

  static func note(
    _ id: ID<Event>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> FormerRow.Facts.Note? {
    try tx.first(
      """
      SELECT account_id, body, occurred_at, author_id, created_at FROM note
      WHERE workspace_id = \(workspace) AND id = \(id)
      """
    ) {
      FormerRow.Facts.Note(
        account: try $0["account_id"], body: try $0["body"], occurredAt: try $0["occurred_at"],
        author: try $0["author_id"], createdAt: try $0["created_at"])
    }
  }

  static func removeEvent(_ id: ID<Event>, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute("DELETE FROM event WHERE workspace_id = \(workspace) AND id = \(id)")
  }

  /// Writes a note, over the one of the same id where its row says something else now.
  static func writeNote(
    _ id: ID<Event>, of account: ID<Account>, body: String, at moment: Timestamp, author: ID<Person>?,
    now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      INSERT INTO note
        (workspace_id, id, account_id, kind, body, occurred_at, author_id, version, created_at, updated_at)
      VALUES (\(workspace), \(id), \(account), 'note', \(body), \(moment), \(author), 1, \(now), \(now))
      ON CONFLICT (workspace_id, id) DO UPDATE SET account_id = excluded.account_id, body = excluded.body,
        occurred_at = excluded.occurred_at, author_id = excluded.author_id, version = note.version + 1,
        updated_at = excluded.updated_at
      """)
  }

  /// What is known of the churn of an account: the last day on which it was lost, why, and whether anything of it
  /// runs on `today` or begins later.
  static func churn(
    of account: ID<Account>, on today: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> (day: LocalDate, payload: [String: String], isPaying: Bool)? {
    let last = try tx.first(
      """
      SELECT occurred_at, payload FROM event
      WHERE workspace_id = \(workspace) AND account_id = \(account) AND kind = \(EventKind.accountChurned)
      ORDER BY occurred_at DESC, id DESC LIMIT 1
      """
    ) { (moment: try $0["occurred_at"] as Timestamp, payload: AccountStore.attributes(try $0["payload"])) }
    guard let last else { return nil }
    let isPaying = try tx.exists(
      """
      SELECT 1 FROM subscription_period
      WHERE workspace_id = \(workspace) AND account_id = \(account) AND mrr_minor > 0
        AND (ends_on IS NULL OR ends_on > \(today)) LIMIT 1
      """)
    return (last.moment.utcDay, last.payload, isPaying)
  }

  /// Hands over what the account files said about churn, account by account.
  static func forEachChurnFlag(
    in workspace: ID<Workspace>, _ tx: Transaction, _ body: (ID<Account>, _ name: String, Bool) -> Void
  ) throws {
    try tx.forEach(
      """
      SELECT id, name, attributes FROM account
      WHERE workspace_id = \(workspace) AND attributes LIKE '%"churned":%' ORDER BY id
      """
    ) { row in
      guard let flag = AccountStore.attributes(try row["attributes"])[AccountImport.churnedAttribute] else { return }
      body(try row["id"], try row["name"], flag == "true")
    }
  }
}
