import Kernel
import Storage

/// What lists show of an account beyond its own fields: derived, and made anew when its sources change.
public struct AccountSummary: Sendable, Equatable {
  /// On the present day, in the account's currency.
  public var mrrMinor: Int64
  /// The day on which the next subscription ends.
  public var renewalOn: LocalDate?
  /// When somebody of the team last spoke or met with the customer.
  public var lastContactAt: Timestamp?
  /// When the customer was last seen in the product.
  public var lastSeenAt: Timestamp?
  public var health: HealthSummary

  public init(
    mrrMinor: Int64 = 0, renewalOn: LocalDate? = nil, lastContactAt: Timestamp? = nil,
    lastSeenAt: Timestamp? = nil, health: HealthSummary = .unknown
  ) {
    self.mrrMinor = mrrMinor
    self.renewalOn = renewalOn
    self.lastContactAt = lastContactAt
    self.lastSeenAt = lastSeenAt
    self.health = health
  }
}

/// An account's present health, as lists show it.
public struct HealthSummary: Sendable, Equatable {
  /// Nil when no measure has data.
  public var score: Points?
  public var band: HealthBand
  /// Weight with data / all weight, 0 to 1.
  public var coverage: Double
  /// Against the score of 30 days before.
  public var change: Points?
  /// The day for which the score was computed.
  public var day: LocalDate?
  /// Up to 13 weekly scores, oldest first; nil where there was none.
  public var trend: [Int?]

  public init(
    score: Points?, band: HealthBand, coverage: Double, change: Points? = nil, day: LocalDate?, trend: [Int?] = []
  ) {
    self.score = score
    self.band = band
    self.coverage = coverage
    self.change = change
    self.day = day
    self.trend = trend
  }

  public static let unknown = HealthSummary(score: nil, band: .grey, coverage: 0, day: nil)

  /// One byte a week: the rounded score, 255 for none.
  var trendBytes: [UInt8] { trend.map { $0.map { UInt8(clamping: min($0, 100)) } ?? 255 } }

  static func trend(_ bytes: [UInt8]) -> [Int?] { bytes.map { $0 == 255 ? nil : Int($0) } }
}
