import Kernel
import Storage

/// An account as a line of a list.
public struct AccountListItem: Sendable, RowDecodable {
  public let id: ID<Account>
  public let name: String
  /// Nil when it is not known what it was on a day of the past.
  public let stage: LifecycleStage?
  public let tier: String?
  public let industry: String?
  public let country: String?
  public let owner: ID<Person>?
  public let currency: Currency
  public let seats: Int?
  public let customerSince: LocalDate?
  public let churnedOn: LocalDate?
  public let version: Int
  public var summary: AccountSummary

  /// - Parameter isPast: whether `s` is `AccountPastStore.table`.
  static func columns(isPast: Bool = false) -> SQL {
    let then: SQL = isPast ? "s" : "a"
    return """
      a.id, a.name, \(then).stage, a.tier, a.industry, a.country, a.owner_id, a.currency, \(then).seats,
      a.customer_since, \(then).churned_on, a.version, s.mrr_minor, s.renewal_on, s.last_contact_at, s.last_seen_at,
      s.health_score, s.health_band, s.health_coverage, s.health_change, s.health_day, s.health_trend
      """
  }

  public init(row: Row) throws {
    id = try row["id"]
    name = try row["name"]
    stage = try row["stage"]
    tier = try row["tier"]
    industry = try row["industry"]
    country = try row["country"]
    owner = try row["owner_id"]
    currency = try row["currency"]
    seats = try row["seats"]
    customerSince = try row["customer_since"]
    churnedOn = try row["churned_on"]
    version = try row["version"]
    summary = try AccountSummary(row: row)
  }

  public var mrr: Money { Money(minorUnits: summary.mrrMinor, currency: currency) }

  /// Twelve times MRR.
  public var arr: Money { Money(minorUnits: summary.mrrMinor &* 12, currency: currency) }
}

extension AccountSummary: RowDecodable {
  public init(row: Row) throws {
    let trend: [UInt8]? = try row["health_trend"]
    self.init(
      mrrMinor: try row["mrr_minor"], renewalOn: try row["renewal_on"], lastContactAt: try row["last_contact_at"],
      lastSeenAt: try row["last_seen_at"],
      health: HealthSummary(
        score: try row["health_score"], band: try row["health_band"], coverage: try row["health_coverage"],
        change: try row["health_change"], day: try row["health_day"], trend: HealthSummary.trend(trend ?? [])))
  }
}
