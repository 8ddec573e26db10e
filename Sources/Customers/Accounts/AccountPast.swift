import Foundation
import Kernel
import Storage

/// A moment for which accounts are asked, and who tells their health then.
public struct AccountPast: Sendable {
  /// What the room of health tells of a day of the past, as SQL on the alias `b` of the table account.
  public struct Health: Sendable {
    /// Tables to be joined, each at most one row an account.
    public let joins: SQL
    /// Millionths of a point.
    public let score: SQL
    public let band: SQL
    public let coverage: SQL
    public let change: SQL
    public let day: SQL

    public init(joins: SQL, score: SQL, band: SQL, coverage: SQL, change: SQL, day: SQL) {
      self.joins = joins
      self.score = score
      self.band = band
      self.coverage = coverage
      self.change = change
      self.day = day
    }

    /// Nothing is known.
    public static let none = Health(
      joins: "", score: "CAST(NULL AS BIGINT)", band: "'grey'", coverage: "CAST(0 AS DOUBLE PRECISION)",
      change: "CAST(NULL AS BIGINT)",
      day: "CAST(NULL AS INTEGER)")
  }

  /// How health of the past is asked for.
  public struct HealthSource: Sendable {
    /// The SQL for the end of a day, and what was known at a moment.
    public let health: @Sendable (LocalDate, Timestamp?) -> Health
    /// Up to 13 weekly scores that end on a day.
    public let trend: @Sendable (ID<Account>, LocalDate, Timestamp?, ID<Workspace>, Transaction) throws -> [Int?]

    public init(
      health: @escaping @Sendable (LocalDate, Timestamp?) -> Health,
      trend: @escaping @Sendable (ID<Account>, LocalDate, Timestamp?, ID<Workspace>, Transaction) throws -> [Int?]
    ) {
      self.health = health
      self.trend = trend
    }

    public static let none = HealthSource(health: { _, _ in .none }, trend: { _, _, _, _, _ in [] })
  }

  public let day: LocalDate
  /// What was learned later is left out; nil for all that is known.
  public let knownAt: Timestamp?
  let source: HealthSource
  /// The first moment after the day.
  let end: Timestamp

  /// Nil for the present.
  ///
  /// - Parameter zone: whose days are meant, of what happens at a moment: that of the company. Daily numbers and scores
  ///   have UTC days.
  public init?(_ time: FilterTime, today: LocalDate, in zone: TimeZone, _ source: HealthSource) {
    guard time.isPast else { return nil }
    day = time.day(or: today)
    knownAt = time.knownAt
    self.source = source
    end = (day + 1).start(in: zone)
  }
}
