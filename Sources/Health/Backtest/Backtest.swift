import Customers
import Kernel

/// What a scorecard would have said of every past month, against who was lost afterwards.
public struct Backtest: Codable, Sendable, Equatable {
  /// What is asked.
  public struct Question: Codable, Sendable, Equatable {
    public let scorecard: ID<Scorecard>
    /// The version that is tested; nil for a draft.
    public let version: Int32?
    /// Days within which a loss counts: 30, 60 or 90.
    public let horizon: Int
    public let churn: ChurnDefinition
    /// Whether weights are suggested as well.
    public let suggestsWeights: Bool
    /// Which accounts a draft is for; nil for those of the live scorecard.
    public let rule: Rule?

    public init(
      scorecard: ID<Scorecard>, version: Int32?, horizon: Int, churn: ChurnDefinition, suggestsWeights: Bool = false,
      rule: Rule? = nil
    ) {
      self.scorecard = scorecard
      self.version = version
      self.horizon = horizon
      self.churn = churn
      self.suggestsWeights = suggestsWeights
      self.rule = rule
    }
  }

  /// Which accounts a draft is for, in the filter language, and its place among the rules; nil for the present place.
  public struct Rule: Codable, Sendable, Equatable {
    public let filter: String
    public let position: Int?
  }

  /// What stands beside a scorecard.
  public enum Verdict: String, Sendable {
    case better, noBetterThanChance, worseThanChance
    /// It was refused.
    case none
  }

  /// Why nothing can be said.
  public enum Refusal: String, Codable, Sendable {
    /// No month has both scores and time enough behind it.
    case noHistory
    /// Fewer than ten losses: any figure would be an accident.
    case tooFewChurns
    /// Everybody was lost, so nothing tells one from another.
    case nobodyStayed
  }

  /// An account to be looked at: one that was lost without a warning, or warned of and not lost.
  public struct Example: Codable, Sendable, Equatable {
    public let account: ID<Account>
    public let name: String
    /// The day on which it was scored.
    public let day: LocalDate
    /// From 0 to 100.
    public let score: Double
    /// Nil for one that was not lost.
    public let churnedOn: LocalDate?
  }

  /// How long before a loss an account had been red without a break, in days, of the losses that were foreseen.
  public struct Warning: Codable, Sendable, Equatable {
    public let median: Int
    /// By order statistics, exactly (W. J. Conover, Practical Nonparametric Statistics, 1999, section 3.2); nil below
    /// six, of which none reaches 95 %.
    public let interval: ClosedRange<Int>?
    public let n: Int
  }

  /// How many accounts another definition of a loss sees differently, of those that were customers.
  public struct Disagreement: Codable, Sendable, Equatable {
    public let churn: ChurnDefinition
    public let lost: Int
    public let differing: Int
  }

  /// The horizons that can be asked for, in days.
  public static let horizons = [30, 60, 90]
  /// Losses below which nothing is said.
  public static let leastChurns = 10
  /// The most examples of each kind.
  static let mostExamples = 50

  public let horizon: Int
  public let churn: ChurnDefinition
  /// The first days of the months that were scored, ascending.
  public let days: [LocalDate]
  /// The last day of which anything is known.
  public let knownUntil: LocalDate?
  /// Accounts that were customers on one of the days.
  public let accounts: Int
  /// Losses within the horizon of a day.
  public let churns: Int
  /// Days of customers without enough data for a score: they are in no figure.
  public let withoutScore: Int
  /// Nil when it is refused.
  public let evaluation: Evaluation?
  public let refusal: Refusal?
  /// Nil when no loss was foreseen.
  public let warning: Warning?
  public let disagreements: [Disagreement]
  /// Losses of accounts that were not red on the last day before, the highest scores first; and how many there are.
  public internal(set) var missed: [Example]
  public let missedCount: Int
  /// Accounts that were red on a day and not lost within the horizon, the lowest scores first; and how many there are.
  public internal(set) var falseAlarms: [Example]
  public let falseAlarmCount: Int
  /// Nil when it was not asked for, and when there is none.
  public internal(set) var suggestion: WeightSuggestion?

  public var verdict: Verdict { evaluation.flatMap { Verdict(rawValue: $0.verdict.rawValue) } ?? .none }

  /// The first days of the months to be scored: those by which data had come, and after which there was time to be lost.
  static func days(
    first: LocalDate, knownUntil: LocalDate, horizon: Int, churn: ChurnDefinition
  ) -> [LocalDate] {
    let last = knownUntil - horizon - (churn == .subscriptions ? ChurnHistory.pause : 0)
    var day = first.firstOfMonth.adding(months: 1)
    var days: [LocalDate] = []
    while day <= last {
      days.append(day)
      day = day.adding(months: 1)
    }
    return Array(days.suffix(mostMonths))
  }

  /// Three years.
  static let mostMonths = 36
}
