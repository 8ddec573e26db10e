import Kernel
import Storage

/// All SQL about what subscriptions came to on a day, as it was known at a moment.
public enum SubscriptionPastStore {
  /// The rows of periods, replaced ones among them, that were known at `moment`; all of now when it is nil. To stand
  /// for a table: `FROM \(periods(…)) p`.
  public static func periods(_ condition: SQL, knownAt moment: Timestamp?) -> SQL {
    let columns: SQL = "workspace_id, subscription_id, account_id, starts_on, ends_on, mrr_minor, currency, seats"
    guard let moment else { return "(SELECT \(columns) FROM subscription_period p WHERE \(condition))" }
    return """
      (SELECT \(columns) FROM subscription_period p WHERE \(condition) AND p.recorded_at <= \(moment)
        UNION ALL
        SELECT \(columns) FROM subscription_period_past p
        WHERE \(condition) AND p.recorded_at <= \(moment) AND p.replaced_at > \(moment))
      """
  }

  /// That a period, alias `p`, holds `day`.
  static func holds(_ day: LocalDate) -> SQL { "p.starts_on <= \(day) AND (p.ends_on IS NULL OR p.ends_on > \(day))" }

  /// The MRR on `day` by currency, over the accounts that `condition` (alias `a`) lets through.
  public static func mrr(
    on day: LocalDate, knownAt moment: Timestamp?, where condition: SQL, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> [Money] {
    guard let moment else { return try SubscriptionStore.mrr(on: day, where: condition, in: workspace, tx) }
    let known = periods("p.workspace_id = \(workspace) AND \(holds(day))", knownAt: moment)
    return try tx.all(
      """
      SELECT p.currency, CAST(sum(p.mrr_minor) AS BIGINT) AS mrr FROM \(known) p
      JOIN account a ON a.workspace_id = p.workspace_id AND a.id = p.account_id
      WHERE \(condition) GROUP BY p.currency ORDER BY 2 DESC, 1
      """
    ) { Money(minorUnits: try $0["mrr"], currency: try $0["currency"]) }
  }

  /// The subscriptions of an account that had begun by `day`, newest first, with the start and the end that were known
  /// and their periods up to then: an end that lies behind it is kept, since it was agreed on. Plans are those of today.
  public static func subscriptions(
    of account: ID<Account>, at time: FilterTime, today: LocalDate, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Subscription] {
    let day = time.day(or: today)
    let known = periods("p.workspace_id = \(workspace) AND p.account_id = \(account)", knownAt: time.knownAt)
    var stated: [ID<Subscription>: [SubscriptionPeriod]] = [:]
    try tx.forEach(
      """
      SELECT p.subscription_id, p.starts_on, p.ends_on, p.mrr_minor, p.currency, p.seats FROM \(known) p
      ORDER BY p.subscription_id, p.starts_on
      """
    ) { stated[try $0["subscription_id"], default: []].append(try SubscriptionPeriod(row: $0)) }
    return try SubscriptionStore.subscriptions(of: account, in: workspace, tx).compactMap { subscription in
      guard let periods = stated[subscription.id], let first = periods.first, first.startsOn <= day else { return nil }
      var copy = subscription
      copy.terms.startsOn = first.startsOn
      copy.terms.endsOn = periods.last?.endsOn
      copy.periods = periods.filter { $0.startsOn <= day }
      return copy
    }
  }

  /// The movements of an account up to `day`, newest first, as its periods were known.
  static func movements(
    of account: ID<Account>, at time: FilterTime, today: LocalDate, limit: Int, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> [MRRMovement] {
    let known = periods("p.workspace_id = \(workspace) AND p.account_id = \(account)", knownAt: time.knownAt)
    let rows = try tx.all(
      "SELECT p.starts_on, p.ends_on, p.mrr_minor, p.currency, p.seats FROM \(known) p", as: SubscriptionPeriod.self)
    let day = time.day(or: today)
    return Array(MRRMovement.movements(of: rows).filter { $0.day <= day }.reversed().prefix(limit))
  }
}
