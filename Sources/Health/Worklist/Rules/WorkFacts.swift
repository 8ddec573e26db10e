import Customers
import Kernel

/// What the rules know of one account on a day.
public struct WorkFacts: Sendable, Equatable {
  /// How far the score fell since an earlier day.
  public struct Fall: Sendable, Equatable {
    /// Days back: 7, 14 or 30.
    public let days: Int
    /// Above zero for a fall.
    public let points: Points
    /// The measures that lowered the score most, the largest first; may be empty.
    public let movers: [WorkMover]

    public init(days: Int, points: Points, movers: [WorkMover] = []) {
      self.days = days
      self.points = points
      self.movers = movers
    }
  }

  /// The band before the present one, and since when the present one holds.
  public struct EarlierBand: Sendable, Equatable {
    public let band: Band
    public let endedOn: LocalDate

    public init(_ band: Band, endedOn: LocalDate) {
      self.band = band
      self.endedOn = endedOn
    }
  }

  /// The champion who was seen last.
  public struct Champion: Sendable, Equatable {
    public let contact: ID<Contact>
    public let lastSeen: LocalDate

    public init(_ contact: ID<Contact>, lastSeen: LocalDate) {
      self.contact = contact
      self.lastSeen = lastSeen
    }
  }

  /// A champion who left, where nobody has taken their place.
  public struct LeftChampion: Sendable, Equatable {
    public let contact: ID<Contact>
    public let on: LocalDate

    public init(_ contact: ID<Contact>, on: LocalDate) {
      self.contact = contact
      self.on = on
    }
  }

  /// How somebody said they feel about the account.
  public struct Impression: Sendable, Equatable {
    public let judgement: Judgement
    public let by: ID<Person>?
    public let on: LocalDate

    public init(_ judgement: Judgement, by person: ID<Person>?, on day: LocalDate) {
      self.judgement = judgement
      by = person
      on = day
    }
  }

  /// Open tasks whose day has passed.
  public struct OverdueTasks: Sendable, Equatable {
    public let count: Int
    public let oldest: LocalDate

    public init(count: Int, oldest: LocalDate) {
      self.count = count
      self.oldest = oldest
    }
  }

  public let account: ID<Account>
  public var stage: LifecycleStage
  public var churnedOn: LocalDate?
  public var tier: String?
  /// Annual recurring revenue.
  public var arr: Money
  public var band: Band
  /// Nil when the band did not change within 30 days, or from grey.
  public var earlierBand: EarlierBand?
  public var falls: [Fall]
  public var renewalOn: LocalDate?
  /// Nil when no contact is on record: then nothing is known, and silence is no reason.
  public var lastContactOn: LocalDate?
  public var overdueTasks: OverdueTasks?
  /// Nil without a champion, and when none was ever seen.
  public var champion: Champion?
  public var leftChampion: LeftChampion?
  /// The last one; nil when nobody said any.
  public var impression: Impression?
  /// When onboarding began; nil in other stages.
  public var onboardingSince: LocalDate?
  public var seats: Int?
  /// Seats in use divided by seats bought.
  public var seatsUsedShare: Double?

  public init(account: ID<Account>, stage: LifecycleStage, arr: Money, band: Band) {
    self.account = account
    self.stage = stage
    self.arr = arr
    self.band = band
    falls = []
  }
}
