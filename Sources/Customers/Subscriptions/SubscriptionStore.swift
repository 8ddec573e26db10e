import Kernel
import Storage

/// All SQL about subscriptions, their periods and the movements of MRR.
public enum SubscriptionStore {
  /// Adds new subscriptions with their periods and ids.
  public static func insert(_ subscriptions: [Subscription], in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.insert(
      into: "subscription", columns: ["workspace_id", "id", "account_id", "version", "created_at"] + termColumns,
      rows: subscriptions.lazy.map { subscription in
        [
          workspace.sqlValue, subscription.id.sqlValue, subscription.account.sqlValue,
          subscription.version.sqlValue, subscription.createdAt.sqlValue,
        ] + termValues(subscription)
      })
    try insertPeriods(of: subscriptions, in: workspace, tx)
    let ids = subscriptions.lazy.flatMap { subscription in
      subscription.externalIDs.lazy.map { (owner: subscription.id.sqlValue, id: $0) }
    }
    try ExternalIDStore.insert(ids, into: "subscription_external_id", of: "subscription_id", in: workspace, tx)
  }

  /// Writes terms and periods over the stored ones, when the stored version is the one before.
  /// - Parameter moment: since when the periods are known, where that is not when the subscription was changed.
  /// - Returns: false when somebody else was faster.
  public static func update(
    _ subscription: Subscription, knownFrom moment: Timestamp? = nil, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    let terms = subscription.terms
    let changed = try tx.execute(
      """
      UPDATE subscription SET product = \(terms.product), plan = \(terms.plan), starts_on = \(terms.startsOn),
        ends_on = \(terms.endsOn), billing_period = \(terms.billingPeriod), auto_renews = \(terms.autoRenews),
        notice_days = \(terms.noticeDays), is_trial = \(terms.isTrial),
        attributes = \(AccountStore.attributesText(terms.attributes)), version = \(subscription.version),
        updated_at = \(subscription.updatedAt)
      WHERE workspace_id = \(workspace) AND id = \(subscription.id) AND version = \(subscription.version - 1)
      """)
    guard changed == 1 else { return false }
    try replacePeriods(of: subscription, at: moment ?? subscription.updatedAt, in: workspace, tx)
    return true
  }

  public static func find(
    _ id: ID<Subscription>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Subscription? {
    try load("u.id = \(id)", in: workspace, tx).first
  }

  /// The currencies in which these accounts pay.
  static func currencies(
    of accounts: [ID<Account>], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Currency] {
    try tx.values(
      """
      SELECT DISTINCT currency FROM subscription_period
      WHERE workspace_id = \(workspace) AND \(SQL.contains("account_id", accounts)) ORDER BY currency
      """)
  }

  /// The subscriptions of an account, newest first.
  public static func subscriptions(
    of account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Subscription] {
    try load("u.account_id = \(account)", in: workspace, tx)
  }

  /// A page of all subscriptions whose account `condition` (alias `a`) lets through, by id.
  public static func page(
    where condition: SQL, after: ID<Subscription>?, limit: Int, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Page<Subscription> {
    let behind: SQL = after.map { "u.id > \($0)" } ?? "1 = 1"
    let ids = try tx.values(
      """
      SELECT u.id FROM subscription u
      JOIN account a ON a.workspace_id = u.workspace_id AND a.id = u.account_id
      WHERE u.workspace_id = \(workspace) AND \(behind) AND \(condition)
      ORDER BY u.id LIMIT \(limit + 1)
      """, as: ID<Subscription>.self)
    let found = try load(SQL.contains("u.id", ids), in: workspace, tx).sorted { $0.id < $1.id }
    return Page(found, limit: limit) { Cursor([$0.id.description]) }
  }

  /// The subscription that a source calls by this id, and its account.
  public static func owner(
    of external: ExternalID, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> (id: ID<Subscription>, account: ID<Account>)? {
    try tx.first(
      """
      SELECT u.id, u.account_id FROM subscription_external_id x
      JOIN subscription u ON u.workspace_id = x.workspace_id AND u.id = x.subscription_id
      WHERE x.workspace_id = \(workspace) AND x.source = \(external.source) AND x.external_id = \(external.id)
      """
    ) { (id: try $0["id"], account: try $0["account_id"]) }
  }

  /// Every id of a source with the subscription's account and first day: for files that name subscriptions.
  public static func directory(
    of source: String, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [String: (account: ID<Account>, startsOn: LocalDate)] {
    var directory: [String: (account: ID<Account>, startsOn: LocalDate)] = [:]
    try tx.forEach(
      """
      SELECT x.external_id, u.account_id, u.starts_on FROM subscription_external_id x
      JOIN subscription u ON u.workspace_id = x.workspace_id AND u.id = x.subscription_id
      WHERE x.workspace_id = \(workspace) AND x.source = \(source)
      """
    ) { directory[try $0["external_id"]] = (try $0["account_id"], try $0["starts_on"]) }
    return directory
  }

  /// Computes the movements of these accounts anew from their periods.
  public static func refreshMovements(
    of accounts: [ID<Account>], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    for account in accounts {
      let periods = try periods(of: account, in: workspace, tx)
      try tx.execute("DELETE FROM mrr_movement WHERE workspace_id = \(workspace) AND account_id = \(account)")
      let currency = periods.first?.mrr.currency.sqlValue ?? .null
      try tx.insert(
        into: "mrr_movement",
        columns: ["workspace_id", "account_id", "occurred_on", "kind", "change_minor", "mrr_minor", "currency"],
        rows: MRRMovement.movements(of: periods).map { movement in
          [
            workspace.sqlValue, account.sqlValue, movement.day.sqlValue, movement.kind.sqlValue,
            .integer(movement.changeMinor), .integer(movement.mrrMinor), currency,
          ]
        })
    }
  }

  /// The periods of all of an account's subscriptions.
  static func periods(
    of account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [SubscriptionPeriod] {
    try tx.all(
      """
      SELECT starts_on, ends_on, mrr_minor, currency, seats FROM subscription_period
      WHERE workspace_id = \(workspace) AND account_id = \(account)
      """, as: SubscriptionPeriod.self)
  }

  /// The movements of an account, newest first.
  public static func movements(
    of account: ID<Account>, limit: Int, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [MRRMovement] {
    try tx.all(
      """
      SELECT occurred_on, kind, change_minor, mrr_minor FROM mrr_movement
      WHERE workspace_id = \(workspace) AND account_id = \(account) ORDER BY occurred_on DESC LIMIT \(limit)
      """
    ) {
      MRRMovement(
        day: try $0["occurred_on"], kind: try $0["kind"], changeMinor: try $0["change_minor"],
        mrrMinor: try $0["mrr_minor"])
    }
  }

  /// The MRR on `day` by currency, over the accounts that `condition` (alias `a`) lets through.
  public static func mrr(
    on day: LocalDate, where condition: SQL, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Money] {
    try tx.all(
      """
      SELECT p.currency, CAST(sum(p.mrr_minor) AS BIGINT) AS mrr FROM subscription_period p
      JOIN account a ON a.workspace_id = p.workspace_id AND a.id = p.account_id
      WHERE p.workspace_id = \(workspace) AND p.starts_on <= \(day) AND (p.ends_on IS NULL OR p.ends_on > \(day))
        AND \(condition)
      GROUP BY p.currency ORDER BY 2 DESC, 1
      """
    ) { Money(minorUnits: try $0["mrr"], currency: try $0["currency"]) }
  }

  private static func load(
    _ condition: SQL, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Subscription] {
    var subscriptions = try tx.all(
      """
      SELECT u.* FROM subscription u WHERE u.workspace_id = \(workspace) AND \(condition)
      ORDER BY u.starts_on DESC, u.id DESC
      """, as: Subscription.self)
    let ids = subscriptions.map(\.id)
    var periods: [ID<Subscription>: [SubscriptionPeriod]] = [:]
    try tx.forEach(
      """
      SELECT subscription_id, starts_on, ends_on, mrr_minor, currency, seats FROM subscription_period
      WHERE workspace_id = \(workspace) AND \(SQL.contains("subscription_id", ids))
      ORDER BY subscription_id, starts_on
      """
    ) { periods[try $0["subscription_id"], default: []].append(try SubscriptionPeriod(row: $0)) }
    for index in subscriptions.indices { subscriptions[index].periods = periods[subscriptions[index].id] ?? [] }
    return subscriptions
  }

  /// Writes the periods that are new or otherwise than before; those that were so stay to be asked for.
  private static func replacePeriods(
    of subscription: Subscription, at moment: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let which: SQL = "workspace_id = \(workspace) AND subscription_id = \(subscription.id)"
    let before = try tx.all(
      "SELECT starts_on, ends_on, mrr_minor, currency, seats FROM subscription_period WHERE \(which)",
      as: SubscriptionPeriod.self)
    let gone = before.filter { !subscription.periods.contains($0) }.map(\.startsOn)
    if !gone.isEmpty {
      let these: SQL = "\(which) AND \(SQL.contains("starts_on", gone))"
      try tx.execute(
        """
        INSERT INTO subscription_period_past (workspace_id, subscription_id, starts_on, recorded_at, replaced_at,
          ends_on, account_id, mrr_minor, currency, seats)
        SELECT workspace_id, subscription_id, starts_on, recorded_at, \(moment), ends_on, account_id,
          mrr_minor, currency, seats
        FROM subscription_period WHERE \(these)
        ON CONFLICT (workspace_id, subscription_id, starts_on, recorded_at, replaced_at) DO NOTHING
        """)
      try tx.execute("DELETE FROM subscription_period WHERE \(these)")
    }
    try tx.execute(
      "UPDATE subscription_period SET account_id = \(subscription.account) WHERE \(which)")
    var added = subscription
    added.periods = subscription.periods.filter { !before.contains($0) }
    added.updatedAt = moment
    try insertPeriods(of: [added], in: workspace, tx)
  }

  private static func insertPeriods(
    of subscriptions: [Subscription], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.insert(
      into: "subscription_period",
      columns: [
        "workspace_id", "subscription_id", "starts_on", "ends_on", "account_id", "mrr_minor", "currency", "seats",
        "recorded_at",
      ],
      rows: subscriptions.lazy.flatMap { subscription in
        subscription.periods.map { period in
          [
            workspace.sqlValue, subscription.id.sqlValue, period.startsOn.sqlValue,
            period.endsOn?.sqlValue ?? .null, subscription.account.sqlValue, .integer(period.mrr.minorUnits),
            period.mrr.currency.sqlValue, period.seats?.sqlValue ?? .null, subscription.updatedAt.sqlValue,
          ]
        }
      })
  }

  private static let termColumns: [StaticString] = [
    "product", "plan", "starts_on", "ends_on", "billing_period", "auto_renews", "notice_days", "is_trial",
    "attributes", "updated_at",
  ]

  private static func termValues(_ subscription: Subscription) -> [SQLValue] {
    let terms = subscription.terms
    return [
      terms.product?.sqlValue ?? .null, terms.plan?.sqlValue ?? .null, terms.startsOn.sqlValue,
      terms.endsOn?.sqlValue ?? .null, terms.billingPeriod?.sqlValue ?? .null, terms.autoRenews?.sqlValue ?? .null,
      terms.noticeDays?.sqlValue ?? .null, terms.isTrial.sqlValue,
      .text(AccountStore.attributesText(terms.attributes)), subscription.updatedAt.sqlValue,
    ]
  }
}

extension Subscription: RowDecodable {
  /// Without the periods, which are rows of their own.
  public init(row: Row) throws {
    self.init(
      id: try row["id"], account: try row["account_id"], version: try row["version"],
      terms: SubscriptionTerms(
        product: try row["product"], plan: try row["plan"], startsOn: try row["starts_on"],
        endsOn: try row["ends_on"], billingPeriod: try row["billing_period"], autoRenews: try row["auto_renews"],
        noticeDays: try row["notice_days"], isTrial: try row["is_trial"],
        attributes: AccountStore.attributes(try row["attributes"])),
      periods: [], createdAt: try row["created_at"], updatedAt: try row["updated_at"])
  }
}

extension SubscriptionPeriod: RowDecodable {
  public init(row: Row) throws {
    self.init(
      startsOn: try row["starts_on"], endsOn: try row["ends_on"],
      mrr: Money(minorUnits: try row["mrr_minor"], currency: try row["currency"]), seats: try row["seats"])
  }
}
